-- AlterTable
ALTER TABLE `Receipt`
    ADD COLUMN `payerMobile` VARCHAR(20) NULL,
    ADD COLUMN `payerName` VARCHAR(120) NULL,
    ADD COLUMN `payerReference` VARCHAR(255) NULL,
    ADD COLUMN `clearedOn` DATE NULL,
    ADD COLUMN `heldReason` VARCHAR(300) NULL;

-- CreateTable
CREATE TABLE `WalletTransaction` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `transactionId` VARCHAR(120) NOT NULL,
    `day` DATE NOT NULL,
    `position` INTEGER NOT NULL,
    `occurredAt` DATETIME(3) NOT NULL,
    `kind` VARCHAR(40) NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `feeXof` BIGINT NOT NULL,
    `balanceXof` BIGINT NULL,
    `isReversal` BOOLEAN NOT NULL,
    `clientReference` VARCHAR(255) NULL,
    `sessionId` VARCHAR(60) NULL,
    `counterpartyName` VARCHAR(120) NULL,
    `counterpartyMobile` VARCHAR(20) NULL,
    `state` VARCHAR(20) NOT NULL,
    `receiptId` BIGINT NULL,
    `invoiceId` BIGINT NULL,
    `note` VARCHAR(300) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `settledAt` DATETIME(3) NULL,
    UNIQUE INDEX `WalletTransaction_ipmId_transactionId_key`(`ipmId`, `transactionId`),
    INDEX `WalletTransaction_ipmId_day_position_idx`(`ipmId`, `day`, `position`),
    INDEX `WalletTransaction_ipmId_state_day_idx`(`ipmId`, `state`, `day`),
    INDEX `WalletTransaction_ipmId_receiptId_idx`(`ipmId`, `receiptId`),
    INDEX `WalletTransaction_ipmId_invoiceId_idx`(`ipmId`, `invoiceId`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WalletDay` (
    `ipmId` BIGINT NOT NULL,
    `day` DATE NOT NULL,
    `openingXof` BIGINT NOT NULL,
    `closingXof` BIGINT NOT NULL,
    `transactionCount` INTEGER NOT NULL,
    `isFinal` BOOLEAN NOT NULL,
    `readAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `day`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WalletRun` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `fromDay` DATE NOT NULL,
    `toDay` DATE NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `failureCode` VARCHAR(60) NULL,
    `transactionCount` INTEGER NOT NULL,
    `foundCount` INTEGER NOT NULL,
    `waitingCount` INTEGER NOT NULL,
    `startedAt` DATETIME(3) NOT NULL,
    `endedAt` DATETIME(3) NULL,
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `WaveRefund` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `receiptId` BIGINT NOT NULL,
    `sessionId` VARCHAR(60) NULL,
    `transactionId` VARCHAR(120) NOT NULL,
    `idempotencyKey` VARCHAR(80) NOT NULL,
    `reason` VARCHAR(300) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `failureCode` VARCHAR(60) NULL,
    `createdBy` BIGINT NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    INDEX `WaveRefund_ipmId_receiptId_idx`(`ipmId`, `receiptId`),
    INDEX `WaveRefund_ipmId_state_createdAt_idx`(`ipmId`, `state`, `createdAt`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `WalletTransaction` ADD CONSTRAINT `WalletTransaction_ipmId_receiptId_fkey` FOREIGN KEY (`ipmId`, `receiptId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `WaveRefund` ADD CONSTRAINT `WaveRefund_ipmId_receiptId_fkey` FOREIGN KEY (`ipmId`, `receiptId`) REFERENCES `Receipt`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- The accounts and events of the wallet, for the IPM that have books already.
INSERT INTO `LedgerAccount` (`ipmId`, `code`, `label`, `kind`)
    SELECT a.`ipmId`, n.`code`, n.`label`, 'asset'
    FROM `LedgerAccount` a
    JOIN (SELECT '471100' AS `code`, 'Débiteurs divers, à régulariser' AS `label`
        UNION ALL SELECT '585000', 'Virements de fonds') n
    WHERE a.`code` = '552000'
    ON DUPLICATE KEY UPDATE `LedgerAccount`.`code` = n.`code`;

INSERT INTO `LedgerMapping` (`ipmId`, `event`, `leg`, `validFrom`, `validTo`, `debitCode`, `creditCode`)
    SELECT a.`ipmId`, n.`event`, 'amount', '2000-01-01', '9999-12-31', n.`debitCode`, n.`creditCode`
    FROM `LedgerAccount` a
    JOIN (SELECT 'wave-fee-returned' AS `event`, '552000' AS `debitCode`, '631700' AS `creditCode`
        UNION ALL SELECT 'cheque-cleared', '521000', '513000'
        UNION ALL SELECT 'wallet-swept', '585000', '552000'
        UNION ALL SELECT 'sweep-banked', '521000', '585000'
        UNION ALL SELECT 'wallet-in-suspense', '552000', '471100'
        UNION ALL SELECT 'wallet-out-suspense', '471100', '552000') n
    WHERE a.`code` = '552000';
