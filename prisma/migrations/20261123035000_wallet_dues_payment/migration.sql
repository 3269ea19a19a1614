-- AlterTable
ALTER TABLE `WalletTransaction` ADD COLUMN `duesPaymentId` BIGINT NULL AFTER `invoiceId`;

-- CreateIndex
CREATE INDEX `WalletTransaction_ipmId_duesPaymentId_idx` ON `WalletTransaction`(`ipmId`, `duesPaymentId`);

-- AddForeignKey
ALTER TABLE `WalletTransaction` ADD CONSTRAINT `WalletTransaction_ipmId_duesPaymentId_fkey` FOREIGN KEY (`ipmId`, `duesPaymentId`) REFERENCES `DuesPayment`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
