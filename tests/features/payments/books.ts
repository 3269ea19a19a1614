import { expect } from 'vitest';
import { DEFAULT_DUES_TERMS, duesOf } from '~/domain/oversight/dues';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import type { TenantSql } from '~/platform/context';

/** Everything that must hold after any sequence of calls, receipts and reversals. */
export async function expectBooksHold(
  sql: TenantSql,
  { walletFees = 0n }: { readonly walletFees?: bigint } = {},
): Promise<void> {
  await expectAllocationsHold(sql);
  await expectLedgerHolds(sql, walletFees);
  await expectDuesHold(sql);
  await expectSummariesHold(sql);
  await expectNumbersHold(sql);
}

async function expectAllocationsHold(sql: TenantSql) {
  const wrong = await sql.rows`SELECT r.id FROM Receipt r
      LEFT JOIN Allocation l ON l.ipmId = r.ipmId AND l.receiptId = r.id
    WHERE r.ipmId = ${sql.ipm} GROUP BY r.id, r.amountXof, r.allocatedXof
    HAVING COALESCE(SUM(l.amountXof), 0) <> r.allocatedXof
      OR ABS(r.allocatedXof) > ABS(r.amountXof)`;
  expect(wrong).toEqual([]);
  const wrongCalls = await sql.rows`SELECT c.id FROM ContributionCall c
      LEFT JOIN Allocation l ON l.ipmId = c.ipmId AND l.callId = c.id
    WHERE c.ipmId = ${sql.ipm} GROUP BY c.id, c.totalXof, c.allocatedXof, c.settledOn
    HAVING COALESCE(SUM(l.amountXof), 0) <> c.allocatedXof OR c.allocatedXof < 0
      OR c.allocatedXof > c.totalXof
      OR (c.allocatedXof = c.totalXof) <> (c.settledOn IS NOT NULL)`;
  expect(wrongCalls).toEqual([]);
}

async function expectLedgerHolds(sql: TenantSql, walletFees: bigint) {
  const calls = await one(
    sql.rows`SELECT SUM(IF(state = ${'issued'}, totalXof, 0)) AS xof FROM ContributionCall
      WHERE ipmId = ${sql.ipm}`,
  );
  const received = await one(
    sql.rows`SELECT SUM(amountXof) AS xof FROM Receipt WHERE ipmId = ${sql.ipm}`,
  );
  const allocated = await one(
    sql.rows`SELECT SUM(allocatedXof) AS xof FROM Receipt WHERE ipmId = ${sql.ipm}`,
  );
  const due = await one(sql.rows`SELECT SUM(dueXof) AS xof FROM DuesYear WHERE ipmId = ${sql.ipm}`);
  expect(await balance(sql, '411000')).toBe(calls - allocated);
  expect(await balance(sql, '471200')).toBe(allocated - received);
  expect(await balance(sql, '433100')).toBe(-due);
  expect(await balance(sql, '635100')).toBe(due);
  const money = ['513000', '521000', '552000', '571000'];
  let inHandXof = 0n;
  for (const code of money) inHandXof += await balance(sql, code);
  expect(inHandXof).toBe(received - walletFees);
}

async function expectDuesHold(sql: TenantSql) {
  const years = await sql.rows<{ year: number; cashedXof: bigint; dueXof: bigint }>`SELECT year,
      cashedXof, dueXof FROM DuesYear WHERE ipmId = ${sql.ipm} ORDER BY year`;
  for (const { year, cashedXof, dueXof } of years) {
    expect(dueXof).toBe(duesOf(cashedXof, DEFAULT_DUES_TERMS));
    const months = await sql.first<{ cashed: bigint; due: bigint }>`SELECT
        SUM(cashedXof) AS cashed, SUM(dueXof) AS due FROM DuesMonth
      WHERE ipmId = ${sql.ipm} AND period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}`;
    expect(months).toEqual({ cashed: cashedXof, due: dueXof });
    // A reversal counts in the year of the receipt that it undoes.
    const base = await one(
      sql.rows`SELECT SUM(r.allocatedXof) AS xof FROM Receipt r
          LEFT JOIN Receipt o ON o.ipmId = r.ipmId AND o.id = r.reversesId
        WHERE r.ipmId = ${sql.ipm} AND YEAR(COALESCE(o.receivedOn, r.receivedOn)) = ${year}`,
    );
    expect(cashedXof).toBe(base);
  }
}

async function expectSummariesHold(sql: TenantSql) {
  expect((await compareSummaries(sql)).differences).toEqual([]);
}

/** Receipts of a year are numbered 1, 2, 3… without a gap. */
async function expectNumbersHold(sql: TenantSql) {
  const rows = await sql.rows<{ number: string }>`SELECT number FROM Receipt
    WHERE ipmId = ${sql.ipm} ORDER BY number`;
  const counts = new Map<string, number>();
  for (const { number } of rows) {
    const year = number.slice(0, 7);
    const next = (counts.get(year) ?? 0) + 1;
    counts.set(year, next);
    expect(number).toBe(`${year}${String(next).padStart(6, '0')}`);
  }
}

/** Debits less credits. */
async function balance(sql: TenantSql, code: string): Promise<bigint> {
  return one(
    sql.rows`SELECT SUM(IF(debitCode = ${code}, amountXof, 0)
        - IF(creditCode = ${code}, amountXof, 0)) AS xof
      FROM LedgerTransfer WHERE ipmId = ${sql.ipm}`,
  );
}

async function one(rows: Promise<unknown[]>): Promise<bigint> {
  const [row] = (await rows) as { xof: bigint | null }[];
  return row?.xof ?? 0n;
}
