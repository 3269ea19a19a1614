-- CreateTable
CREATE TABLE `RecordChange` (
    `ipmId` BIGINT NOT NULL,
    `entityId` BIGINT NOT NULL,
    `auditId` BIGINT NOT NULL,
    `entityKind` VARCHAR(40) NOT NULL,
    `before` TEXT NULL,
    `after` TEXT NULL,
    `undo` TEXT NULL,
    INDEX `RecordChange_ipmId_auditId_idx`(`ipmId`, `auditId`),
    PRIMARY KEY (`ipmId`, `entityId`, `auditId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE `ImportWarning` (
    `ipmId` BIGINT NOT NULL,
    `batchId` BIGINT NOT NULL,
    `rowNumber` INTEGER NOT NULL,
    `warnings` JSON NOT NULL,
    PRIMARY KEY (`ipmId`, `batchId`, `rowNumber`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE `ImportColumnChoice` (
    `ipmId` BIGINT NOT NULL,
    `kind` VARCHAR(20) NOT NULL,
    `header` VARCHAR(120) NOT NULL,
    `columnName` VARCHAR(40) NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `kind`, `header`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AlterTable
ALTER TABLE `ImportBatch`
    ADD COLUMN `headerRow` INTEGER NOT NULL DEFAULT 1 AFTER `columns`,
    ADD COLUMN `warningCount` INTEGER NOT NULL DEFAULT 0 AFTER `wrongCount`;

-- AlterTable
ALTER TABLE `ImportWrongRow` ADD COLUMN `correctedAt` DATETIME(3) NULL;

-- AddForeignKey
ALTER TABLE `ImportWarning` ADD CONSTRAINT `ImportWarning_ipmId_batchId_fkey` FOREIGN KEY (`ipmId`, `batchId`) REFERENCES `ImportBatch`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
