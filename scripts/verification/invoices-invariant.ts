import { gaps, probes, type Invariant } from './invariant';

/** Lines split what was billed, invoices add their lines up, and the books owe what was approved. */
export const invoices: Invariant = probes(
  'invoices',
  'SELECT COUNT(*) AS count FROM ProviderInvoice WHERE ipmId = ?',
  [
    {
      name: 'invoice-lines',
      sql: `SELECT i.id, i.lineCount, l.lineRows, i.billedXof, l.billedXof AS linesXof
        FROM ProviderInvoice i
        LEFT JOIN (SELECT invoiceId, COUNT(*) AS lineRows, SUM(billedXof) AS billedXof,
            SUM(ipmShareXof) AS ipmShareXof, SUM(coPaymentXof) AS coPaymentXof,
            SUM(aboveCeilingXof) AS aboveCeilingXof, SUM(excessXof) AS excessXof,
            SUM(rejectedXof) AS rejectedXof,
            SUM(billedXof <> ipmShareXof + coPaymentXof + aboveCeilingXof + excessXof
              + rejectedXof) AS brokenLines
          FROM ProviderInvoiceLine WHERE ipmId = ? GROUP BY invoiceId) l ON l.invoiceId = i.id
        WHERE i.ipmId = ?
          AND (i.lineCount <> COALESCE(l.lineRows, 0) OR i.billedXof <> COALESCE(l.billedXof, 0)
            OR i.ipmShareXof <> COALESCE(l.ipmShareXof, 0)
            OR i.coPaymentXof <> COALESCE(l.coPaymentXof, 0)
            OR i.aboveCeilingXof <> COALESCE(l.aboveCeilingXof, 0)
            OR i.excessXof <> COALESCE(l.excessXof, 0)
            OR i.rejectedXof <> COALESCE(l.rejectedXof, 0)
            OR (i.adjudicatedAt IS NOT NULL AND l.brokenLines <> 0))`,
    },
    {
      name: 'approved-in-books',
      sql: `SELECT i.id, i.state, i.ipmShareXof, p.postedXof FROM ProviderInvoice i
        LEFT JOIN (SELECT p.causeId, SUM(t.amountXof) AS postedXof FROM LedgerPosting p
            JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
          WHERE p.ipmId = ? AND p.event = 'invoice-approved' AND p.causeKind = 'invoice'
          GROUP BY p.causeId) p ON p.causeId = i.id
        WHERE i.ipmId = ? AND COALESCE(p.postedXof, 0)
          <> IF(i.state IN ('approved', 'paid'), i.ipmShareXof, 0)`,
    },
    {
      name: 'paid',
      sql: `SELECT i.id, i.state, i.ipmShareXof, p.amountXof FROM ProviderInvoice i
        LEFT JOIN ProviderPayment p ON p.ipmId = i.ipmId AND p.invoiceId = i.id
          AND p.reversedOn IS NULL
        WHERE i.ipmId = ?
          AND COALESCE(p.amountXof, 0) <> IF(i.state = 'paid', i.ipmShareXof, 0)`,
    },
    {
      name: 'one-standing-payment',
      sql: `SELECT invoiceId, COUNT(*) AS payments FROM ProviderPayment
        WHERE ipmId = ? AND reversedOn IS NULL GROUP BY invoiceId HAVING payments > 1`,
    },
    {
      name: 'paid-in-books',
      sql: `SELECT y.id, y.amountXof, y.reversedOn, p.postedXof, p.reversedXof
        FROM ProviderPayment y
        LEFT JOIN (SELECT p.causeId,
            SUM(IF(p.causeKind = 'provider-payment', t.amountXof, 0)) AS postedXof,
            SUM(IF(p.causeKind = 'provider-payment', 0, t.amountXof)) AS reversedXof
          FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
          WHERE p.ipmId = ? AND p.causeKind IN ('provider-payment', 'provider-payment-reversal')
          GROUP BY p.causeId) p ON p.causeId = y.id
        WHERE y.ipmId = ? AND (COALESCE(p.postedXof, 0) <> y.amountXof
          OR COALESCE(p.reversedXof, 0) <> IF(y.reversedOn IS NULL, 0, y.amountXof))`,
    },
    {
      name: 'piece-without-payment',
      sql: `SELECT p.id, p.event, p.causeKind, p.causeId FROM LedgerPosting p
        LEFT JOIN ProviderPayment y ON y.ipmId = p.ipmId AND y.id = p.causeId
          AND p.causeKind IN ('provider-payment', 'provider-payment-reversal')
        WHERE p.ipmId = ? AND p.event LIKE 'provider-paid-%' AND y.id IS NULL`,
    },
    {
      name: 'wave-orders',
      sql: `SELECT w.id, w.state, w.amountXof, i.state AS invoiceState, p.amountXof AS paidXof
        FROM WavePayout w
          JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId
          LEFT JOIN ProviderPayment p ON p.ipmId = w.ipmId AND p.invoiceId = w.invoiceId
            AND p.method = 'wave' AND p.reference = w.clientReference AND p.reversedOn IS NULL
        WHERE w.ipmId = ? AND (w.amountXof <> i.ipmShareXof
          OR (w.state = 'done') <> (p.id IS NOT NULL)
          OR (w.state IN ('intent', 'sent') AND i.state <> 'approved'))`,
    },
    {
      name: 'wave-listed',
      sql: `SELECT w.id, w.failureCode, t.transactionId FROM WavePayout w
          JOIN WalletTransaction t ON t.ipmId = w.ipmId AND t.clientReference = w.clientReference
            AND t.amountXof < 0
        WHERE w.ipmId = ? AND w.state = 'failed' AND w.failureCode <> 'paid-twice'`,
    },
    {
      name: 'paid-twice',
      sql: `SELECT w.id, i.state FROM WavePayout w
        JOIN ProviderInvoice i ON i.ipmId = w.ipmId AND i.id = w.invoiceId
        WHERE w.ipmId = ? AND w.state = 'failed' AND w.failureCode = 'paid-twice'
          AND i.state <> 'paid'`,
    },
    {
      name: 'one-wave-order',
      sql: `SELECT invoiceId, COUNT(*) AS orders FROM WavePayout
        WHERE ipmId = ? AND state NOT IN ('failed', 'reversed')
        GROUP BY invoiceId HAVING orders > 1`,
    },
    {
      name: 'wave-reversals',
      sql: `SELECT r.id, r.state, w.state AS orderState FROM WavePayoutReversal r
        JOIN WavePayout w ON w.ipmId = r.ipmId AND w.id = r.orderId
        WHERE r.ipmId = ? AND (r.state = 'done') > (w.state = 'reversed')`,
    },
    {
      name: 'invoice-numbers',
      sql: gaps('ProviderInvoice', 'invoice', 'SUBSTRING(n.number, 3, 4)'),
    },
    {
      name: 'payment-numbers',
      sql: gaps('ProviderPayment', 'provider-payment', 'SUBSTRING(n.number, 4, 4)'),
    },
  ],
);
