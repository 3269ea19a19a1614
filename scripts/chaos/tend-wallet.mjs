import { RefusedError } from './browser.mjs';

/** Money that came by Wave is given back by Wave; asked again, it is the same refund. */
export async function refundPayment({ claims, user, ipm, random, database, refunded }) {
  const [receipts] = await database.execute(
    `SELECT CAST(r.id AS CHAR) AS id FROM Receipt r
      JOIN WaveCheckout c ON c.ipmId = r.ipmId AND c.receiptId = r.id
      WHERE r.ipmId = ? AND r.method = 'wave' AND r.amountXof > 0 AND r.reversedById IS NULL
      ORDER BY r.id DESC LIMIT 20`,
    [ipm.id],
  );
  const left = receipts.filter(({ id }) => !refunded.has(id));
  if (left.length === 0) return;
  const { id } = random.pick(left);
  refunded.add(id);
  const manager = await user(ipm, 'gerant');
  const page = await manager.open(`/ipm/${ipm.slug}/receipts/${id}`);
  const isRefund = (fields) => fields.get('_intent') === 'refund';
  if (!page.form(isRefund)) return;
  await claims.claim(
    {
      kind: 'refund',
      sql: `SELECT COUNT(*) FROM Receipt r JOIN WaveRefund w
          ON w.ipmId = r.ipmId AND w.receiptId = r.reversesId AND w.state = 'done'
        WHERE r.ipmId = ? AND r.reversesId = ?`,
      values: [ipm.id, id],
    },
    () => manager.submit(page, isRefund, { reason: 'Payé deux fois' }),
  );
}

/** What Wave paid a provider is taken back at Wave; asked again, it is the same reversal. */
export async function takePayoutBack({ claims, user, ipm, random, database, takenBack }) {
  const [orders] = await database.execute(
    `SELECT CAST(id AS CHAR) AS id, CAST(invoiceId AS CHAR) AS invoiceId FROM WavePayout
      WHERE ipmId = ? AND state = 'done' AND recipient LIKE '+%' ORDER BY id DESC LIMIT 20`,
    [ipm.id],
  );
  const left = orders.filter(({ id }) => !takenBack.has(id));
  if (left.length === 0) return;
  const { id, invoiceId } = random.pick(left);
  takenBack.add(id);
  const accountant = await user(ipm, 'comptable');
  const page = await accountant.open(`/ipm/${ipm.slug}/invoices/${invoiceId}`);
  const isReversal = (fields) => fields.get('orderId') === id;
  if (!page.form(isReversal)) return;
  await claims.claim(
    {
      kind: 'payout-reversal',
      sql: `SELECT COUNT(*) FROM WavePayout w
          JOIN ProviderPayment p ON p.ipmId = w.ipmId AND p.reference = w.clientReference
          JOIN LedgerPosting l ON l.ipmId = p.ipmId AND l.causeKind = 'provider-payment-reversal'
            AND l.causeId = p.id
        WHERE w.ipmId = ? AND w.id = ? AND w.state = 'reversed'`,
      values: [ipm.id, id],
    },
    () => accountant.submit(page, isReversal, { reason: 'Payée au mauvais prestataire' }),
  );
}

/** The wallet is read again; what came of it, the invariants say. */
export async function reconcile({ user, ipm }) {
  const accountant = await user(ipm, 'comptable');
  const page = await accountant.open(`/ipm/${ipm.slug}/reconciliation/runs`);
  const isRun = (fields) => fields.get('_intent') === 'run';
  if (!page.form(isRun)) return;
  await accountant.submit(page, isRun, {});
}

/** Somebody pays the wallet by telephone and names no call: one receipt, whatever brings it. */
export async function receiveUnnamed({ claims, ipm, random, simulatorUrl, unnamedPayments }) {
  let transaction = '';
  await claims.claim(
    {
      kind: 'unnamed-payment',
      sql: "SELECT COUNT(*) FROM Receipt WHERE ipmId = ? AND method = 'wave' AND externalId = ?",
      values: () => [ipm.id, transaction],
    },
    async () => {
      const response = await fetch(
        `${simulatorUrl}/simulator/wallets/wallet-${ipm.slug}/payments`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ amountXof: String(random.int(500, 9_000)) }),
        },
      );
      if (!response.ok) throw new RefusedError(`Wave's simulator answers ${response.status}`);
      transaction = (await response.json()).transactionId;
      unnamedPayments.push(transaction);
    },
  );
}
