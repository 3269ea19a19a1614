-- A call keeps the région that its employer had when it was issued.
ALTER TABLE `ContributionCall` ADD COLUMN `regionCode` VARCHAR(5) NOT NULL DEFAULT '' AFTER `affiliationId`;

UPDATE `ContributionCall` c
  JOIN `Affiliation` a ON a.`ipmId` = c.`ipmId` AND a.`id` = c.`affiliationId`
  SET c.`regionCode` = a.`regionCode`;

ALTER TABLE `ContributionCall` ALTER COLUMN `regionCode` DROP DEFAULT;

CREATE TABLE `CallDueSummary` (
    `ipmId` BIGINT NOT NULL,
    `regionCode` VARCHAR(5) NOT NULL,
    `dueOn` DATE NOT NULL,
    `openCount` INTEGER NOT NULL,
    `calledXof` BIGINT NOT NULL,
    `settledXof` BIGINT NOT NULL,
    INDEX `CallDueSummary_dueOn_idx`(`dueOn`),
    PRIMARY KEY (`ipmId`, `regionCode`, `dueOn`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE `InvoiceSummary` (
    `ipmId` BIGINT NOT NULL,
    `period` DATE NOT NULL,
    `state` VARCHAR(20) NOT NULL,
    `invoiceCount` INTEGER NOT NULL,
    `lineCount` INTEGER NOT NULL,
    `billedXof` BIGINT NOT NULL,
    `ipmShareXof` BIGINT NOT NULL,
    `rejectedXof` BIGINT NOT NULL,
    `decisionDays` BIGINT NOT NULL,
    `paymentDays` BIGINT NOT NULL,
    `paidLateCount` INTEGER NOT NULL,
    INDEX `InvoiceSummary_period_idx`(`period`),
    PRIMARY KEY (`ipmId`, `period`, `state`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

CREATE TABLE `InvoiceDueSummary` (
    `ipmId` BIGINT NOT NULL,
    `dueOn` DATE NOT NULL,
    `openCount` INTEGER NOT NULL,
    `openXof` BIGINT NOT NULL,
    PRIMARY KEY (`ipmId`, `dueOn`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What there is already, summed up once.
INSERT INTO `CallDueSummary` (`ipmId`, `regionCode`, `dueOn`, `openCount`, `calledXof`, `settledXof`)
SELECT `ipmId`, `regionCode`, `dueOn`, SUM(`allocatedXof` < `totalXof`), SUM(`totalXof`), SUM(`allocatedXof`)
  FROM `ContributionCall` WHERE `state` = 'issued' GROUP BY `ipmId`, `regionCode`, `dueOn`;

INSERT INTO `InvoiceSummary` (`ipmId`, `period`, `state`, `invoiceCount`, `lineCount`, `billedXof`, `ipmShareXof`, `rejectedXof`, `decisionDays`, `paymentDays`, `paidLateCount`)
SELECT i.`ipmId`, DATE_FORMAT(i.`receivedOn`, '%Y-%m-01') AS `month`, i.`state`, COUNT(*), SUM(i.`lineCount`),
    SUM(i.`billedXof`), SUM(i.`ipmShareXof`), SUM(i.`rejectedXof`),
    COALESCE(SUM(IF(i.`state` IN ('approved', 'paid'), DATEDIFF(i.`approvedAt`, i.`receivedOn`), 0)), 0),
    COALESCE(SUM(DATEDIFF(p.`paidOn`, i.`receivedOn`)), 0), COALESCE(SUM(p.`paidOn` > i.`dueOn`), 0)
  FROM `ProviderInvoice` i
  LEFT JOIN `ProviderPayment` p ON p.`ipmId` = i.`ipmId` AND p.`invoiceId` = i.`id`
  GROUP BY i.`ipmId`, `month`, i.`state`;

INSERT INTO `InvoiceDueSummary` (`ipmId`, `dueOn`, `openCount`, `openXof`)
SELECT `ipmId`, `dueOn`, COUNT(*), SUM(IF(`state` = 'entered', `billedXof`, `ipmShareXof`))
  FROM `ProviderInvoice` WHERE `state` IN ('entered', 'adjudicated', 'approved') GROUP BY `ipmId`, `dueOn`;
