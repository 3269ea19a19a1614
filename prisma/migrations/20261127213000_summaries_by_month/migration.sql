-- The nation's sums by month read the index alone, and of it only the months that are asked for.
-- CreateIndex
CREATE INDEX `ContributionSummary_by_month` ON `ContributionSummary`(`period`, `regionCode`, `callCount`, `calledXof`, `settledXof`, `cashedXof`);

-- CreateIndex
CREATE INDEX `InvoiceSummary_by_month` ON `InvoiceSummary`(`period`, `state`, `invoiceCount`, `lineCount`, `billedXof`, `ipmShareXof`, `rejectedXof`, `paymentDays`, `paidLateCount`);
