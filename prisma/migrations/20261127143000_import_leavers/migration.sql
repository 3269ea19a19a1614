-- AlterTable
ALTER TABLE `ImportBatch` ADD COLUMN `isComplete` BOOLEAN NOT NULL DEFAULT false AFTER `effectiveOn`,
    ADD COLUMN `employedCount` INTEGER NOT NULL DEFAULT 0 AFTER `warningCount`,
    ADD COLUMN `leftCount` INTEGER NOT NULL DEFAULT 0 AFTER `employedCount`;

-- CreateTable
CREATE TABLE `ImportLeaver` (
    `ipmId` BIGINT NOT NULL,
    `batchId` BIGINT NOT NULL,
    `employmentId` BIGINT NOT NULL,
    `keptAt` DATETIME(3) NULL,
    `endedAt` DATETIME(3) NULL,

    INDEX `ImportLeaver_ipmId_employmentId_idx`(`ipmId`, `employmentId`),
    PRIMARY KEY (`ipmId`, `batchId`, `employmentId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `ImportLeaver` ADD CONSTRAINT `ImportLeaver_ipmId_batchId_fkey` FOREIGN KEY (`ipmId`, `batchId`) REFERENCES `ImportBatch`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `ImportLeaver` ADD CONSTRAINT `ImportLeaver_ipmId_employmentId_fkey` FOREIGN KEY (`ipmId`, `employmentId`) REFERENCES `Employment`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
