-- AddForeignKey
ALTER TABLE `WalletTransaction` ADD CONSTRAINT `WalletTransaction_ipmId_invoiceId_fkey` FOREIGN KEY (`ipmId`, `invoiceId`) REFERENCES `ProviderInvoice`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
