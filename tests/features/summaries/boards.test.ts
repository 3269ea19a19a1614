import { describe, expect, it } from 'vitest';
import { AGES } from '~/domain/oversight/age';
import { callFilterOf } from '~/features/calls/call-filter';
import { listCalls } from '~/features/calls/call-queries.server';
import { readIpmHome } from '~/features/home/ipm-home.server';
import { readNationalHome } from '~/features/oversight/national-home.server';
import {
  listRecoveryByIpm,
  listRecoveryByMonth,
  listRecoveryByRegion,
  spanOfQuery,
} from '~/features/oversight/recovery-board.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { sumByAge } from '~/features/summaries/ages';
import type { DueDay } from '~/features/summaries/board-queries.server';
import type { IcamoContext } from '~/platform/context';
import { nationalSql } from '~/platform/runtime.server';
import { testRuntime } from '#tests/support/runtime';
import {
  issueMonth,
  newAffiliation,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
  type Paying,
} from '../payments/payment-world';

openPaymentWorld();

/** Calls of 15 000 in Dakar and of 6 000 in Kolda for three months; 20 000 cashed in Dakar. */
async function withMonths(): Promise<Paying> {
  const made = await newPayingIpm();
  const kolda = await newAffiliation(made, 'SN-KD');
  await newWorker(made, made.affiliationId, 250_000n);
  await newWorker(made, kolda.affiliationId, 100_000n);
  for (const month of ['2026-07', '2026-08', '2026-09', '2026-10']) {
    await issueMonth(made, month, made.affiliationId);
    await issueMonth(made, month, kolda.affiliationId);
  }
  await recordReceipt(made.gerant(), receiptOf(made.affiliationId, 20_000n));
  return made;
}

const national = (made: Paying, query: string) =>
  ({
    ...made.gerant(),
    national: nationalSql(testRuntime()),
    query: new URLSearchParams(query),
  }) as IcamoContext;

describe('the board of an IPM', () => {
  it('shows for each age what the list of these calls adds up to', async () => {
    const made = await withMonths();
    const ctx = made.gerant();
    const { arrears, totals, lateXof } = await readIpmHome(ctx);
    for (const age of AGES) {
      const filter = callFilterOf(new URLSearchParams({ age }));
      const { totals: list } = await listCalls(ctx, filter);
      const shown = arrears.find((row) => row.age === age);
      expect([age, shown?.count, shown?.amountXof]).toEqual([
        age,
        list.callCount,
        list.totalXof - list.allocatedXof,
      ]);
    }
    expect(lateXof).toBe(4n * 21_000n - 20_000n);
    expect(totals.now).toEqual({ calledXof: 84_000n, settledXof: 20_000n, cashedXof: 0n });
  });
});

describe('the national board', () => {
  it('gives an IPM the same sums by région as altogether', async () => {
    const made = await withMonths();
    const { slug, shortName } = made.ipm;
    const of = async (regionCode: string | null) => {
      const ctx = national(made, `q=${encodeURIComponent(shortName)}&span=2026`);
      const rows = await listRecoveryByIpm(ctx, spanOfQuery(ctx).span, regionCode);
      return rows.find(({ key }) => key === slug);
    };
    const nowhere = await of('SN-MT');
    expect(nowhere).toBeUndefined();
    expect(await of('SN-DK')).toMatchObject({ calledXof: 60_000n, cashedXof: 20_000n });
    expect(await of('SN-KD')).toMatchObject({ calledXof: 24_000n, cashedXof: 0n, recovery: 0 });
    expect(await of(null)).toMatchObject({
      calledXof: 84_000n,
      settledXof: 20_000n,
      cashedXof: 20_000n,
      recovery: 2_380,
      lateXof: 64_000n,
    });
  });

  it('opens on the same sums as its lists, by month, by région, by age and by IPM', async () => {
    const made = await withMonths();
    const ctx = national(made, 'span=2026');
    const { span } = spanOfQuery(ctx);
    const home = await readNationalHome(ctx);
    expect(home.months).toEqual(await listRecoveryByMonth(ctx, span));
    expect(home.regions).toEqual(await listRecoveryByRegion(ctx, span));
    const ipms = await listRecoveryByIpm(ctx, span, null);
    expect(home.arrears.lateXof).toBe(ipms.reduce((sum, { lateXof }) => sum + lateXof, 0n));
    for (const row of home.highest) expect(ipms).toContainEqual(row);
    const all = ipms.map(({ lateXof }) => lateXof).sort((one, other) => Number(other - one));
    expect(home.highest.map(({ lateXof }) => lateXof)).toEqual(
      all.filter((lateXof) => lateXof > 0n).slice(0, home.highest.length),
    );
    const days = await ctx.national
      .rows<DueDay>`SELECT dueOn, CAST(openCount AS SIGNED) AS openCount,
        calledXof - settledXof AS openXof FROM CallDueSummary WHERE openCount > 0`;
    expect(home.ages).toEqual(sumByAge(days, ctx.today));
  });

  it('shows every month of its span', async () => {
    const ctx = national(await withMonths(), 'span=2026');
    const months = await listRecoveryByMonth(ctx, spanOfQuery(ctx).span, 'SN-KD');
    expect(months.map(({ period }) => period)).toHaveLength(11);
    expect(months.at(-2)?.calledXof).toBeGreaterThanOrEqual(6_000n);
  });
});
