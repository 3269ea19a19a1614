-- Approved invoices paid through Wave: where the provider is paid, and the orders given.
ALTER TABLE `ProviderAdhesion`
  ADD COLUMN `waveRecipient` VARCHAR(60) NULL AFTER `email`,
  ADD COLUMN `waveNameMatch` VARCHAR(20) NULL AFTER `waveRecipient`,
  ADD COLUMN `waveRecipientBy` BIGINT NULL AFTER `waveNameMatch`;

CREATE TABLE `WavePayout` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `invoiceId` BIGINT NOT NULL,
    `lotId` BIGINT NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `recipient` VARCHAR(60) NOT NULL,
    `recipientName` VARCHAR(160) NOT NULL,
    `clientReference` VARCHAR(80) NOT NULL,
    `idempotencyKey` VARCHAR(80) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `payoutId` VARCHAR(60) NULL,
    `waveBatchId` VARCHAR(60) NULL,
    `failureCode` VARCHAR(60) NULL,
    `attemptedAt` DATETIME(3) NULL,
    `leasedUntil` DATETIME(3) NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `WavePayout_ipmId_clientReference_key`(`ipmId`, `clientReference`),
    INDEX `WavePayout_ipmId_lotId_idx`(`ipmId`, `lotId`),
    INDEX `WavePayout_ipmId_invoiceId_idx`(`ipmId`, `invoiceId`),
    INDEX `WavePayout_ipmId_state_createdAt_idx`(`ipmId`, `state`, `createdAt`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE `WavePayout` ADD CONSTRAINT `WavePayout_ipmId_invoiceId_fkey` FOREIGN KEY (`ipmId`, `invoiceId`) REFERENCES `ProviderInvoice`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- An order is looked for in the list of the wallet by its reference.
CREATE INDEX `WalletTransaction_ipmId_clientReference_idx` ON `WalletTransaction`(`ipmId`, `clientReference`);
