import { gaps, probes, type Invariant } from './invariant';

/** Pieces of one or more positive transfers between accounts that exist, numbered without gaps. */
export const ledgerBalanced: Invariant = probes(
  'ledger-balanced',
  'SELECT COUNT(*) AS count FROM LedgerTransfer WHERE ipmId = ?',
  [
    {
      name: 'transfer-without-sense',
      sql: `SELECT postingId, position FROM LedgerTransfer
        WHERE ipmId = ? AND (amountXof <= 0 OR debitCode = creditCode)`,
    },
    {
      name: 'unknown-account',
      sql: `SELECT t.debitCode AS code FROM (
          SELECT DISTINCT debitCode FROM LedgerTransfer WHERE ipmId = ?
          UNION SELECT DISTINCT creditCode FROM LedgerTransfer WHERE ipmId = ?) t
        LEFT JOIN LedgerAccount a ON a.ipmId = ? AND a.code = t.debitCode
        WHERE a.code IS NULL`,
    },
    {
      name: 'piece-without-transfers',
      sql: `SELECT p.number FROM LedgerPosting p
        LEFT JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
        WHERE p.ipmId = ? AND t.postingId IS NULL`,
    },
    {
      name: 'value-date-differs',
      sql: `SELECT p.number FROM LedgerPosting p
        JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
        WHERE p.ipmId = ? AND t.valueDate <> p.valueDate`,
    },
    { name: 'piece-numbers', sql: gaps('LedgerPosting', 'piece', `YEAR(n.valueDate)`) },
    {
      name: 'reversal-differs',
      sql: `SELECT p.number FROM LedgerPosting p
        JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
        LEFT JOIN LedgerTransfer o ON o.ipmId = p.ipmId AND o.postingId = p.reversesId
          AND o.position = t.position AND o.amountXof = t.amountXof
          AND o.debitCode = t.creditCode AND o.creditCode = t.debitCode
        WHERE p.ipmId = ? AND p.reversesId IS NOT NULL AND o.postingId IS NULL`,
    },
  ],
);

/** Receipts are numbered 1, 2, 3… in each year, and none is left without a number. */
export const receiptsGapless: Invariant = probes(
  'receipts-gapless',
  'SELECT COUNT(*) AS count FROM Receipt WHERE ipmId = ?',
  [
    {
      name: 'receipt-without-number',
      sql: 'SELECT id FROM Receipt WHERE ipmId = ? AND number IS NULL',
    },
    { name: 'receipt-numbers', sql: gaps('Receipt', 'receipt', 'SUBSTRING(n.number, 3, 4)') },
  ],
);

/** What receipts have settled and what calls have received are the same francs. */
export const allocations: Invariant = probes(
  'allocations',
  `SELECT (SELECT COUNT(*) FROM Receipt WHERE ipmId = ?)
    + (SELECT COUNT(*) FROM ContributionCall WHERE ipmId = ?) AS count`,
  [
    {
      name: 'receipt-allocated',
      sql: `SELECT r.number, r.allocatedXof, COALESCE(SUM(a.amountXof), 0) AS allocations
        FROM Receipt r LEFT JOIN Allocation a ON a.ipmId = r.ipmId AND a.receiptId = r.id
        WHERE r.ipmId = ? GROUP BY r.id, r.number, r.allocatedXof, r.amountXof
        HAVING r.allocatedXof <> allocations OR ABS(r.allocatedXof) > ABS(r.amountXof)
          OR SIGN(r.allocatedXof) * SIGN(r.amountXof) < 0`,
    },
    {
      name: 'call-allocated',
      sql: `SELECT c.number, c.allocatedXof, COALESCE(SUM(a.amountXof), 0) AS allocations
        FROM ContributionCall c LEFT JOIN Allocation a ON a.ipmId = c.ipmId AND a.callId = c.id
        WHERE c.ipmId = ? GROUP BY c.id, c.number, c.allocatedXof, c.totalXof, c.state
        HAVING c.allocatedXof <> allocations OR c.allocatedXof < 0
          OR c.allocatedXof > c.totalXof OR (c.state = 'cancelled' AND c.allocatedXof <> 0)`,
    },
    {
      name: 'call-lines',
      sql: `SELECT c.number, c.totalXof, l.totalXof AS linesXof
        FROM ContributionCall c
        LEFT JOIN (SELECT callId, COUNT(*) AS lineRows, SUM(totalXof) AS totalXof,
            SUM(employerXof) AS employerXof, SUM(workerXof) AS workerXof
          FROM ContributionCallLine WHERE ipmId = ? GROUP BY callId) l ON l.callId = c.id
        WHERE c.ipmId = ?
          AND (c.totalXof <> COALESCE(l.totalXof, 0) OR c.lineCount <> COALESCE(l.lineRows, 0)
            OR c.employerXof <> COALESCE(l.employerXof, 0)
            OR c.workerXof <> COALESCE(l.workerXof, 0)
            OR c.totalXof <> c.employerXof + c.workerXof)`,
    },
    {
      name: 'two-reversals',
      sql: `SELECT reversesId FROM Receipt WHERE ipmId = ? AND reversesId IS NOT NULL
        GROUP BY reversesId HAVING COUNT(*) > 1`,
    },
  ],
);
