-- CreateTable
CREATE TABLE `WaveCheckoutCall` (
    `ipmId` BIGINT NOT NULL,
    `checkoutId` BIGINT NOT NULL,
    `position` INTEGER NOT NULL,
    `callId` BIGINT NOT NULL,
    UNIQUE INDEX `WaveCheckoutCall_ipmId_checkoutId_callId_key`(`ipmId`, `checkoutId`, `callId`),
    INDEX `WaveCheckoutCall_ipmId_callId_idx`(`ipmId`, `callId`),
    PRIMARY KEY (`ipmId`, `checkoutId`, `position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `WaveCheckoutCall` ADD CONSTRAINT `WaveCheckoutCall_ipmId_checkoutId_fkey` FOREIGN KEY (`ipmId`, `checkoutId`) REFERENCES `WaveCheckout`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;
-- AddForeignKey
ALTER TABLE `WaveCheckoutCall` ADD CONSTRAINT `WaveCheckoutCall_ipmId_callId_fkey` FOREIGN KEY (`ipmId`, `callId`) REFERENCES `ContributionCall`(`ipmId`, `id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- Each payment opened so far was for one call.
INSERT INTO `WaveCheckoutCall` (`ipmId`, `checkoutId`, `position`, `callId`)
    SELECT `ipmId`, `id`, 1, `callId` FROM `WaveCheckout`;

-- AlterTable
ALTER TABLE `WaveCheckout` DROP FOREIGN KEY `WaveCheckout_ipmId_callId_fkey`;
ALTER TABLE `WaveCheckout` DROP INDEX `WaveCheckout_ipmId_callId_attempt_key`;
ALTER TABLE `WaveCheckout` DROP COLUMN `callId`, DROP COLUMN `attempt`;

-- CreateIndex
CREATE INDEX `LedgerTransfer_ipmId_debitParty_valueDate_idx` ON `LedgerTransfer`(`ipmId`, `debitParty`, `valueDate`);

-- CreateIndex
CREATE INDEX `LedgerTransfer_ipmId_creditParty_valueDate_idx` ON `LedgerTransfer`(`ipmId`, `creditParty`, `valueDate`);

-- CreateTable
CREATE TABLE `BankAccount` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `bankName` VARCHAR(120) NOT NULL,
    `holder` VARCHAR(160) NOT NULL,
    `number` VARCHAR(40) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `updatedAt` DATETIME(3) NOT NULL,
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesPayment` (
    `ipmId` BIGINT NOT NULL,
    `id` BIGINT NOT NULL,
    `year` INTEGER NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `paidOn` DATE NOT NULL,
    `method` VARCHAR(20) NOT NULL,
    `reference` VARCHAR(80) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `receiptNumber` VARCHAR(30) NULL,
    `reason` VARCHAR(300) NULL,
    `declaredBy` BIGINT NOT NULL,
    `declaredAt` DATETIME(3) NOT NULL,
    `decidedAt` DATETIME(3) NULL,
    INDEX `DuesPayment_ipmId_year_state_idx`(`ipmId`, `year`, `state`),
    PRIMARY KEY (`ipmId`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `DuesRemittance` (
    `ipmId` BIGINT NOT NULL,
    `debtorIpmId` BIGINT NOT NULL,
    `paymentId` BIGINT NOT NULL,
    `number` VARCHAR(30) NULL,
    `year` INTEGER NOT NULL,
    `amountXof` BIGINT NOT NULL,
    `paidOn` DATE NOT NULL,
    `method` VARCHAR(20) NOT NULL,
    `reference` VARCHAR(80) NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `reason` VARCHAR(300) NULL,
    `decidedBy` BIGINT NULL,
    `decidedAt` DATETIME(3) NULL,
    `createdAt` DATETIME(3) NOT NULL,
    UNIQUE INDEX `DuesRemittance_ipmId_number_key`(`ipmId`, `number`),
    INDEX `DuesRemittance_ipmId_state_createdAt_idx`(`ipmId`, `state`, `createdAt`),
    INDEX `DuesRemittance_ipmId_year_debtorIpmId_idx`(`ipmId`, `year`, `debtorIpmId`),
    PRIMARY KEY (`ipmId`, `paymentId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- The events of dues paid, for the books that are open already.
INSERT INTO `LedgerAccount` (`ipmId`, `code`, `label`, `kind`)
    SELECT a.`ipmId`, '552000', 'Monnaie électronique, Wave', 'asset'
    FROM `LedgerAccount` a WHERE a.`code` = '706300'
    ON DUPLICATE KEY UPDATE `LedgerAccount`.`code` = '552000';

INSERT INTO `LedgerMapping` (`ipmId`, `event`, `leg`, `validFrom`, `validTo`, `debitCode`, `creditCode`)
    SELECT a.`ipmId`, n.`event`, 'amount', '2000-01-01', '9999-12-31', n.`debitCode`, n.`creditCode`
    FROM `LedgerAccount` a
    JOIN (SELECT '433100' AS `code`, 'dues-paid-bank' AS `event`, '433100' AS `debitCode`, '521000' AS `creditCode`
        UNION ALL SELECT '433100', 'dues-paid-cheque', '433100', '521000'
        UNION ALL SELECT '433100', 'dues-paid-wave', '433100', '552000'
        UNION ALL SELECT '706300', 'icamo-dues-received-wave', '552000', '411000') n
    WHERE a.`code` = n.`code`;
