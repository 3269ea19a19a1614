import { probes, type Invariant } from './invariant';

/** Each settled movement of a Wave wallet is in the books once, and days follow each other. */
export const wallets: Invariant = probes(
  'wallets',
  'SELECT COUNT(*) AS count FROM WalletTransaction WHERE ipmId = ?',
  [
    {
      name: 'fee-not-posted',
      sql: `SELECT w.transactionId, w.feeXof FROM WalletTransaction w
        LEFT JOIN LedgerPosting p ON p.ipmId = w.ipmId AND p.causeKind = 'wallet-transaction'
          AND p.causeId = w.id AND p.event IN ('receipt-wave-fee', 'wave-fee-returned')
        LEFT JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
        WHERE w.ipmId = ? AND w.state <> 'stored' AND w.feeXof <> 0
          AND (t.amountXof IS NULL OR t.amountXof <> ABS(w.feeXof)
            OR (p.event = 'receipt-wave-fee') <> (w.feeXof > 0))`,
    },
    {
      name: 'receipt-differs',
      sql: `SELECT w.transactionId, w.amountXof, r.amountXof AS receiptXof FROM WalletTransaction w
        JOIN Receipt r ON r.ipmId = w.ipmId AND r.id = w.receiptId
        WHERE w.ipmId = ? AND (r.amountXof <> ABS(w.amountXof)
          OR (w.amountXof < 0 AND r.reversedById IS NULL))`,
    },
    {
      name: 'receipt-of-two-movements',
      sql: `SELECT receiptId, SIGN(amountXof) AS direction FROM WalletTransaction
        WHERE ipmId = ? AND receiptId IS NOT NULL
        GROUP BY receiptId, SIGN(amountXof) HAVING COUNT(*) > 1`,
    },
    {
      name: 'provider-payment-differs',
      sql: `SELECT w.transactionId, w.amountXof, p.amountXof AS paidXof FROM WalletTransaction w
        JOIN ProviderPayment p ON p.ipmId = w.ipmId AND p.id = w.providerPaymentId
        WHERE w.ipmId = ? AND (p.amountXof <> ABS(w.amountXof)
          OR (w.amountXof > 0 AND p.reversedOn IS NULL))`,
    },
    {
      name: 'returned-without-leaving',
      sql: `SELECT b.transactionId, b.providerPaymentId FROM WalletTransaction b
        LEFT JOIN WalletTransaction o ON o.ipmId = b.ipmId AND o.amountXof < 0
          AND o.providerPaymentId = b.providerPaymentId
        WHERE b.ipmId = ? AND b.amountXof > 0 AND b.providerPaymentId IS NOT NULL AND o.id IS NULL`,
    },
    {
      name: 'undone-and-not-returned',
      sql: `SELECT o.transactionId, p.id FROM WalletTransaction o
        JOIN ProviderPayment p ON p.ipmId = o.ipmId AND p.id = o.providerPaymentId
          AND p.reversedOn IS NOT NULL
        LEFT JOIN WalletTransaction b ON b.ipmId = o.ipmId AND b.amountXof > 0
          AND b.providerPaymentId = o.providerPaymentId
        LEFT JOIN WalletTransaction t ON t.ipmId = o.ipmId AND t.state <> 'settled'
          AND t.clientReference = o.clientReference AND t.amountXof = -o.amountXof
        LEFT JOIN WavePayout w ON w.ipmId = p.ipmId AND w.clientReference = p.reference
          AND w.invoiceId = p.invoiceId AND w.state = 'reversed'
        WHERE o.ipmId = ? AND o.amountXof < 0 AND b.id IS NULL AND t.id IS NULL AND w.id IS NULL`,
    },
    {
      name: 'provider-payment-of-two-movements',
      sql: `SELECT providerPaymentId, SIGN(amountXof) AS direction FROM WalletTransaction
        WHERE ipmId = ? AND providerPaymentId IS NOT NULL
        GROUP BY providerPaymentId, SIGN(amountXof) HAVING COUNT(*) > 1`,
    },
    {
      name: 'settled-without-cause',
      sql: `SELECT w.transactionId, w.kind FROM WalletTransaction w
        LEFT JOIN LedgerPosting p ON p.ipmId = w.ipmId AND p.causeKind = 'wallet-transaction'
          AND p.causeId = w.id AND p.event NOT IN ('receipt-wave-fee', 'wave-fee-returned')
        WHERE w.ipmId = ? AND w.state IN ('settled', 'in-transit') AND w.amountXof <> 0
          AND w.receiptId IS NULL AND w.providerPaymentId IS NULL AND w.duesPaymentId IS NULL AND p.id IS NULL`,
    },
    {
      name: 'days-do-not-follow',
      sql: `SELECT d.day, d.openingXof, e.closingXof FROM WalletDay d
        JOIN WalletDay e ON e.ipmId = d.ipmId AND e.day = d.day - INTERVAL 1 DAY
        WHERE d.ipmId = ? AND d.openingXof <> e.closingXof`,
    },
    {
      name: 'refund-without-reversal',
      sql: `SELECT f.id, f.receiptId FROM WaveRefund f
        JOIN Receipt r ON r.ipmId = f.ipmId AND r.id = f.receiptId
        WHERE f.ipmId = ? AND f.state = 'done' AND r.reversedById IS NULL`,
    },
  ],
);
