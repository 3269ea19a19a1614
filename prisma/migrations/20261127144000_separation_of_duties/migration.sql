-- AlterTable
ALTER TABLE `ProviderInvoice` ADD COLUMN `adjudicatedBy` BIGINT NULL AFTER `adjudicatedAt`;

-- CreateTable
CREATE TABLE `DutyRule` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `approverApart` BOOLEAN NOT NULL,
    `payerApart` BOOLEAN NOT NULL,
    `reason` VARCHAR(200) NOT NULL,
    `validFrom` DATE NOT NULL,
    `validTo` DATE NOT NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,

    UNIQUE INDEX `DutyRule_ipmId_validFrom_key`(`ipmId`, `validFrom`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;
