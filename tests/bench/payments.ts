import { firstDay, toDay, toPeriod, type Period } from '~/domain/period';
import { issueEmployerCalls } from '~/features/calls/issue-employer-calls.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import type { Runtime } from '~/platform/runtime.server';
import type { Benchmark } from './benchmark';
import { jobContextOf, pageContextOf } from './bench-runtime';
import { countRows, postRaw, type RawTarget } from './raw-payment';
import { atLeast, type BenchResult } from './result';
import { cloneTenant, makeNation, makeTenant, type Tenant } from './tenants';
import { alternate, rateOf } from './timing';

const AT_ONCE = 32;
const TENANTS = 32;
const FULL = { rounds: 5, alone: 500, together: 1_500 };
const QUICK = { rounds: 1, alone: 50, together: 200 };
const MONTHS = ['2025-11', '2025-12', '2026-01'].map(toPeriod);
const RECEIVED_ON = toDay('2026-02-10');
const DIGEST = 'f'.repeat(64);

/**
 * A payment is posted whole: receipt, allocation, call, pieces and transfers, dues, sums, numbers,
 * audit, message, key of the form. Half of the IPM are the product's, half are for the raw rows.
 */
export const payments: Benchmark = {
  id: 'payments',
  async run({ runtime, quick, note }) {
    const { rounds, alone, together } = quick ? QUICK : FULL;
    const [ours, raw] = await makeTenants(runtime);
    const product = (tenant: Tenant, lane: number) => payOnce(runtime, tenant, lane);
    const limit = (tenant: Tenant, lane: number) =>
      postRaw(runtime.pool, runtime.newId, targetOf(calls, tenant, lane));
    const calls = await firstCalls(runtime, raw[0] as Tenant);
    await refuseUnequalRows(runtime, ours[0] as Tenant, raw[0] as Tenant, product, limit);

    const at = (tenants: readonly Tenant[], index: number) => tenants[index % TENANTS] as Tenant;
    const single = await alternate(
      rounds,
      () => rateOf(alone, 1, (index) => product(at(ours, index), index)),
      () => rateOf(alone, 1, (index) => limit(at(raw, index), index)),
    );
    const spread = await alternate(
      rounds,
      () => rateOf(together, AT_ONCE, (index, lane) => product(at(ours, lane), index)),
      () => rateOf(together, AT_ONCE, (index, lane) => limit(at(raw, lane), index)),
    );
    const crowded = await alternate(
      rounds,
      () => rateOf(together, AT_ONCE, (_index, lane) => product(at(ours, 0), lane)),
      () => rateOf(alone, 1, (index) => limit(at(raw, 0), index)),
    );
    note(`  each round: ${String(alone)} payments alone, ${String(together)} at 32 at once`);
    const result = (id: string, name: string, pair: typeof single): BenchResult =>
      atLeast({ id: `payments-${id}`, name, unit: 'payments/s', bar: 0.5 }, pair);
    return [
      result('alone', 'Payment posted, 1 at a time', single),
      result('spread', 'Payments posted, 32 at once over 32 IPM', spread),
      result(
        'one-ipm',
        'Payments posted, 32 at once on one IPM, against one raw connection',
        crowded,
      ),
    ];
  },
};

async function makeTenants(runtime: Runtime): Promise<[Tenant[], Tenant[]]> {
  await makeNation(runtime);
  const first = await makeTenant(runtime, 'paye-0', {
    affiliations: 64,
    participantsEach: 2,
    dependantsEach: 0,
  });
  for (const period of MONTHS) await issueMonth(runtime, first, period);
  const made = [first];
  while (made.length < 2 * TENANTS) {
    made.push(await cloneTenant(runtime, `paye-${String(made.length)}`, first));
  }
  return [made.slice(0, TENANTS), made.slice(TENANTS)];
}

async function issueMonth(runtime: Runtime, { ipm, rule, affiliationIds }: Tenant, period: Period) {
  const ctx = jobContextOf(runtime, ipm);
  for (const affiliationId of affiliationIds) {
    await issueEmployerCalls(ctx, [affiliationId], { period, rule, issuedBy: 1n });
  }
}

/** The accountant's own command, with a form's key. */
async function payOnce(runtime: Runtime, { ipm, affiliationIds }: Tenant, lane: number) {
  const key = String(runtime.newId());
  const result = await recordReceipt(pageContextOf(runtime, ipm, { key, digest: DIGEST }), {
    affiliationId: affiliationIds[lane % affiliationIds.length] as bigint,
    method: 'bank',
    reference: `VIR-${key}`,
    amountXof: 100n,
    receivedOn: RECEIVED_ON,
    note: null,
  });
  if (!result.ok) throw new Error(`a payment was refused: ${result.reason}`);
}

/** The oldest open call of each employer, where a payment goes; the same in every copy of the IPM. */
async function firstCalls(runtime: Runtime, tenant: Tenant): Promise<Map<bigint, bigint>> {
  const { sql } = jobContextOf(runtime, tenant.ipm);
  const rows = await sql.rows<{ id: bigint; affiliationId: bigint }>`SELECT id, affiliationId
    FROM ContributionCall WHERE ipmId = ${sql.ipm} AND period = ${firstDay(toPeriod('2025-11'))}`;
  return new Map(rows.map(({ id, affiliationId }) => [affiliationId, id]));
}

function targetOf(calls: Map<bigint, bigint>, tenant: Tenant, lane: number): RawTarget {
  const affiliationId = tenant.affiliationIds[lane % tenant.affiliationIds.length] as bigint;
  const callId = calls.get(affiliationId);
  if (callId === undefined) throw new Error('an employer without a call');
  return { tenant, affiliationId, callId, callMonth: '2025-11-01', dueOn: '2025-12-15' };
}

type Pay = (tenant: Tenant, lane: number) => Promise<unknown>;

/** A limit that wrote more rows, or fewer, would be no limit. */
async function refuseUnequalRows(
  runtime: Runtime,
  ours: Tenant,
  raw: Tenant,
  product: Pay,
  limit: Pay,
) {
  const added = async (tenant: Tenant, pay: Pay) => {
    const before = await countRows(runtime.pool, tenant.ipm.id);
    await pay(tenant, 0);
    const after = await countRows(runtime.pool, tenant.ipm.id);
    return JSON.stringify(
      Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
    );
  };
  const [ourRows, rawRows] = [await added(ours, product), await added(raw, limit)];
  if (ourRows !== rawRows) throw new Error(`unequal rows:\n  ours ${ourRows}\n  raw  ${rawRows}`);
}
