import { describe, expect, it } from 'vitest';
import { duesYear } from '~/domain/oversight/dues-year';
import { toDay } from '~/domain/period';
import { getDuesRule, listDuesMonths } from '~/features/dues/dues-queries.server';
import { recordReceipt } from '~/features/payments/record-receipt.server';
import { expectBooksHold } from '#tests/features/payments/books';
import {
  clock,
  issueMonth,
  newPayingIpm,
  newWorker,
  openPaymentWorld,
  receiptOf,
} from '#tests/features/payments/payment-world';

openPaymentWorld();

/** Cashed, due to date and due of the month, as ICAMO's table has them. */
const TABLE: readonly [bigint, bigint, bigint][] = [
  [12_345_678n, 246_914n, 246_914n],
  [12_345_679n, 493_827n, 246_913n],
  [9_876_543n, 691_358n, 197_531n],
  [15_000_001n, 991_358n, 300_000n],
  [20_000_000n, 1_391_358n, 400_000n],
  [14_000_000n, 1_671_358n, 280_000n],
  [13_000_000n, 1_931_358n, 260_000n],
  [11_111_111n, 2_153_580n, 222_222n],
  [18_000_000n, 2_513_580n, 360_000n],
  [16_000_000n, 2_833_580n, 320_000n],
  [9_000_000n, 3_000_000n, 166_420n],
  [7_500_000n, 3_000_000n, 0n],
];

describe('the dues of a year', () => {
  it('follow from twelve months of real receipts, to the franc, up to the cap', async () => {
    const made = await newPayingIpm();
    const { sql } = made;
    // One call large enough for the whole year, so that every receipt is allocated.
    await newWorker(made, made.affiliationId, 250_000n);
    const { id } = await issueMonth(made, '2024-12');
    await sql.run`UPDATE ContributionCall SET totalXof = 200000000
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
    clock.now = new Date('2026-01-05T10:00:00Z');
    for (const [index, [amountXof]] of TABLE.entries()) {
      const receivedOn = toDay(`2025-${String(index + 1).padStart(2, '0')}-17`);
      const input = receiptOf(made.affiliationId, amountXof, { receivedOn });
      expect((await recordReceipt(made.gerant(), input)).ok).toBe(true);
    }
    const months = await listDuesMonths(sql, 2025);
    expect(months.map(({ cashedXof, dueXof }) => [cashedXof, dueXof])).toEqual(
      TABLE.map(([cashed, , due]) => [cashed, due]),
    );
    const rule = await getDuesRule(sql, toDay('2025-12-31'));
    const lines = duesYear(rule, months, 2025, 12);
    expect(lines.map(({ dueYtdXof, dueXof }) => [dueYtdXof, dueXof])).toEqual(
      TABLE.map(([, ytd, due]) => [ytd, due]),
    );
    expect(lines.filter(({ isCapped }) => isCapped).map(({ period }) => period)).toEqual([
      '2025-11',
      '2025-12',
    ]);
    expect(lines.every(({ shiftXof }) => shiftXof === 0n)).toBe(true);
    expect(lines.at(-1)?.cashedYtdXof).toBe(158_179_012n);
    const messages = await sql.first`SELECT COUNT(*) AS n FROM OutboxMessage
      WHERE ipmId = ${sql.ipm} AND jobName = ${'dues.claim'}`;
    expect(messages).toEqual({ n: 11n });
  });

  it('recorded late keep the year right, and say by how much a month is shifted', async () => {
    const made = await newPayingIpm();
    await newWorker(made, made.affiliationId, 250_000n);
    for (const month of ['2026-08', '2026-09', '2026-10']) await issueMonth(made, month);
    const record = (amountXof: bigint, day: string) =>
      recordReceipt(
        made.gerant(),
        receiptOf(made.affiliationId, amountXof, { receivedOn: toDay(day) }),
      );
    await record(25n, '2026-03-02');
    await record(25n, '2026-02-02');
    const rule = await getDuesRule(made.sql, toDay('2026-12-31'));
    const lines = duesYear(rule, await listDuesMonths(made.sql, 2026), 2026, 3);
    expect(lines.map(({ dueXof, shiftXof }) => [dueXof, shiftXof])).toEqual([
      [0n, 0n],
      [0n, -1n],
      [1n, 0n],
    ]);
    await expectBooksHold(made.sql);
  });
});
