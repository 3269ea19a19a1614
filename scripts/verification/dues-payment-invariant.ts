import { decodeResult } from '~/platform/database/result-codec';
import { newTally, rows, type Invariant, type Nation, type Tenant } from './invariant';

type Payment = { readonly id: bigint; readonly amountXof: bigint; readonly state: string };
type Tally = ReturnType<typeof newTally>;
type Sum = { readonly xof: bigint | null };

const isStanding = ({ state }: Payment) => state === 'declared' || state === 'confirmed';

/**
 * What each IPM has paid ICAMO = what ICAMO holds of it + messages on their way, both ways; the books
 * of both agree, and ICAMO's receipts have no gap.
 */
export const duesPayments: Invariant = {
  id: 'dues-payments',
  async check(nation) {
    const tally = newTally();
    const icamo = nation.tenants.find(({ kind }) => kind === 'coordination');
    if (icamo === undefined) return tally.finding();
    for (const tenant of nation.tenants) {
      if (tenant.kind !== 'coordination') await checkPayments(nation, icamo, tenant, tally);
    }
    await checkOwnBooks(nation, icamo, tally);
    return tally.finding();
  },
};

async function checkPayments(nation: Nation, icamo: Tenant, tenant: Tenant, tally: Tally) {
  const { pool } = nation;
  const own = await rows<Payment>(
    pool,
    'SELECT id, amountXof, state FROM DuesPayment WHERE ipmId = ?',
    tenant.id,
  );
  const held = await rows<Payment>(
    pool,
    'SELECT paymentId AS id, amountXof, state FROM DuesRemittance WHERE debtorIpmId = ?',
    tenant.id,
  );
  const declarations = await undelivered(nation, tenant, 'dues.payment-declared');
  const decisions = await undelivered(nation, icamo, 'dues.payment-decided');
  tally.checked += own.length;
  const heldOf = new Map(held.map((payment) => [payment.id, payment]));
  for (const { id, amountXof, state } of own) {
    const there = heldOf.get(id);
    heldOf.delete(id);
    const about = `${tenant.slug} payment=${id}`;
    if (there === undefined) {
      if (!declarations.has(id)) tally.violation(`${about} never reached ICAMO`);
    } else if (there.amountXof !== amountXof) {
      tally.violation(`${about} amount=${amountXof} at-icamo=${there.amountXof}`);
    } else if (there.state !== state && !decisions.has(id)) {
      tally.violation(`${about} state=${state} at-icamo=${there.state}`);
    }
  }
  for (const id of heldOf.keys()) tally.violation(`${tenant.slug} payment=${id} only at ICAMO`);
  const paidXof = own.filter(isStanding).reduce((total, { amountXof }) => total + amountXof, 0n);
  const posted = await netOf(nation, tenant, 'debitCode', `p.event LIKE 'dues-paid-%'`, '433100');
  if (posted !== paidXof) tally.violation(`${tenant.slug} paid=${paidXof} posted=${posted}`);
}

async function checkOwnBooks(nation: Nation, icamo: Tenant, tally: Tally) {
  const { pool } = nation;
  const [confirmed] = await rows<Sum>(
    pool,
    `SELECT SUM(amountXof) AS xof FROM DuesRemittance WHERE ipmId = ? AND state = 'confirmed'`,
    icamo.id,
  );
  const received = `p.event IN ('icamo-dues-received', 'icamo-dues-received-wave')`;
  const posted = await netOf(nation, icamo, 'creditCode', received, '411000');
  if (posted !== (confirmed?.xof ?? 0n)) {
    tally.violation(`${icamo.slug} confirmed=${confirmed?.xof ?? 0n} posted=${posted}`);
  }
  const gaps = await rows<{ ofYear: string }>(
    pool,
    `SELECT n.ofYear FROM (SELECT SUBSTRING(number, 4, 4) AS ofYear, COUNT(*) AS counted,
          MAX(CAST(SUBSTRING_INDEX(number, '-', -1) AS UNSIGNED)) AS highest
        FROM DuesRemittance WHERE ipmId = ? AND number IS NOT NULL GROUP BY ofYear) n
      LEFT JOIN NumberSeries s ON s.ipmId = ? AND s.series = 'dues-receipt' AND s.year = n.ofYear
      WHERE s.lastNumber IS NULL OR n.counted <> s.lastNumber OR n.highest <> s.lastNumber`,
    icamo.id,
  );
  for (const { ofYear } of gaps) tally.violation(`${icamo.slug} receipts of ${ofYear} have gaps`);
}

/** Moved on one side of an account by some events, less what reversals moved on the other. */
async function netOf(
  { pool }: Nation,
  tenant: Tenant,
  side: 'debitCode' | 'creditCode',
  events: string,
  account: string,
): Promise<bigint> {
  const [row] = await rows<Sum>(
    pool,
    `SELECT SUM(IF(t.${side} = '${account}', t.amountXof, -t.amountXof)) AS xof
      FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
      WHERE p.ipmId = ? AND ${events}`,
    tenant.id,
  );
  return row?.xof ?? 0n;
}

/** The payments that messages still waiting are about. */
async function undelivered({ pool }: Nation, tenant: Tenant, job: string): Promise<Set<bigint>> {
  const messages = await rows<{ payload: unknown }>(
    pool,
    `SELECT payload FROM OutboxMessage WHERE ipmId = ? AND jobName = '${job}'`,
    tenant.id,
  );
  return new Set(
    messages.map(({ payload }) => (decodeResult(payload) as { paymentId: bigint }).paymentId),
  );
}
