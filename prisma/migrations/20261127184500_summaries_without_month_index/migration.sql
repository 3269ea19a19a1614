-- The nation's boards read most of these rows at once: by the month, row after row, cost twice as much
-- as all of them in their order.
-- DropIndex
DROP INDEX `ContributionSummary_period_idx` ON `ContributionSummary`;

-- DropIndex
DROP INDEX `CallDueSummary_dueOn_idx` ON `CallDueSummary`;

-- DropIndex
DROP INDEX `InvoiceSummary_period_idx` ON `InvoiceSummary`;
