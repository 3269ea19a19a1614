-- A provider's payment is its own cause in the books: undone, its invoice can be paid again.
ALTER TABLE `ProviderPayment`
  ADD COLUMN `reversedOn` DATE NULL AFTER `createdAt`,
  ADD COLUMN `reversedBy` BIGINT NULL AFTER `reversedOn`,
  ADD COLUMN `reversalReason` VARCHAR(300) NULL AFTER `reversedBy`;
CREATE INDEX `ProviderPayment_ipmId_invoiceId_idx` ON `ProviderPayment`(`ipmId`, `invoiceId`);
DROP INDEX `ProviderPayment_ipmId_invoiceId_key` ON `ProviderPayment`;

UPDATE `LedgerPosting` p
  JOIN `ProviderPayment` y ON y.`ipmId` = p.`ipmId` AND y.`invoiceId` = p.`causeId`
SET p.`causeKind` = 'provider-payment', p.`causeId` = y.`id`
WHERE p.`causeKind` = 'invoice' AND p.`event` LIKE 'provider-paid-%';

-- A movement of the wallet names the payment that it is, or brings back.
ALTER TABLE `WalletTransaction` ADD COLUMN `providerPaymentId` BIGINT NULL AFTER `invoiceId`;
UPDATE `WalletTransaction` w
  JOIN `ProviderPayment` y ON y.`ipmId` = w.`ipmId` AND y.`invoiceId` = w.`invoiceId`
SET w.`providerPaymentId` = y.`id`;
ALTER TABLE `WalletTransaction` DROP FOREIGN KEY `WalletTransaction_ipmId_invoiceId_fkey`;
DROP INDEX `WalletTransaction_ipmId_invoiceId_idx` ON `WalletTransaction`;
ALTER TABLE `WalletTransaction` DROP COLUMN `invoiceId`;
CREATE INDEX `WalletTransaction_ipmId_providerPaymentId_idx` ON `WalletTransaction`(`ipmId`, `providerPaymentId`);
ALTER TABLE `WalletTransaction` ADD CONSTRAINT `WalletTransaction_ipmId_providerPaymentId_fkey` FOREIGN KEY (`ipmId`, `providerPaymentId`) REFERENCES `ProviderPayment`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Wave asked to give a payout back.
CREATE TABLE `WavePayoutReversal` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `orderId` BIGINT NOT NULL,
    `idempotencyKey` VARCHAR(80) NOT NULL,
    `reason` VARCHAR(300) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `failureCode` VARCHAR(60) NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    INDEX `WavePayoutReversal_ipmId_orderId_idx`(`ipmId`, `orderId`),
    INDEX `WavePayoutReversal_ipmId_state_createdAt_idx`(`ipmId`, `state`, `createdAt`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

ALTER TABLE `WavePayoutReversal` ADD CONSTRAINT `WavePayoutReversal_ipmId_orderId_fkey` FOREIGN KEY (`ipmId`, `orderId`) REFERENCES `WavePayout`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
