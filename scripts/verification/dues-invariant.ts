import { duesOf } from '~/domain/oversight/dues';
import { decodeResult } from '~/platform/database/result-codec';
import { newTally, rows, type Invariant, type Nation, type Tally, type Tenant } from './invariant';

type YearRow = {
  readonly year: number;
  readonly cashedXof: bigint;
  readonly dueXof: bigint;
  readonly rateBasisPoints: number;
  readonly capXof: bigint;
};

/** Dues by year, month, accrual and receipt agree; and what the IPM owe is what ICAMO claims. */
export const dues: Invariant = {
  id: 'dues',
  async check(nation) {
    const tally = newTally();
    for (const tenant of nation.tenants) {
      const years = await checkYears(nation, tenant, tally);
      await checkSums(nation, tenant, tally);
      await checkClaims(nation, tenant, years, tally);
    }
    return tally.finding();
  },
};

async function checkYears({ pool }: Nation, tenant: Tenant, tally: Tally): Promise<bigint> {
  const years = await rows<YearRow>(
    pool,
    `SELECT y.year, y.cashedXof, y.dueXof, r.rateBasisPoints, r.capXof FROM DuesYear y
      JOIN DuesRule r ON r.id = (SELECT a.ruleId FROM DuesAccrual a
        WHERE a.ipmId = ? AND YEAR(a.period) = y.year ORDER BY a.id DESC LIMIT 1)
      WHERE y.ipmId = ?`,
    tenant.id,
  );
  tally.checked += years.length;
  for (const { year, cashedXof, dueXof, ...rule } of years) {
    const expected = duesOf(cashedXof, rule);
    if (expected === dueXof) continue;
    tally.violation(`${tenant.slug} ${String(year)} due=${dueXof} expected=${expected}`);
  }
  return years.reduce((total, { dueXof }) => total + dueXof, 0n);
}

const SUMS: readonly (readonly [string, string])[] = [
  [
    'accruals-of-year',
    `SELECT y.year, y.cashedXof, y.dueXof, SUM(a.movementXof) AS movedXof, SUM(a.deltaXof) AS deltaXof
      FROM DuesYear y LEFT JOIN DuesAccrual a ON a.ipmId = y.ipmId AND YEAR(a.period) = y.year
      WHERE y.ipmId = ? GROUP BY y.year, y.cashedXof, y.dueXof
      HAVING COALESCE(movedXof, 0) <> y.cashedXof OR COALESCE(deltaXof, 0) <> y.dueXof`,
  ],
  [
    'accruals-of-month',
    `SELECT m.period, m.cashedXof, m.dueXof, SUM(a.movementXof) AS movedXof, SUM(a.deltaXof) AS deltaXof
      FROM DuesMonth m LEFT JOIN DuesAccrual a ON a.ipmId = m.ipmId AND a.period = m.period
      WHERE m.ipmId = ? GROUP BY m.period, m.cashedXof, m.dueXof
      HAVING COALESCE(movedXof, 0) <> m.cashedXof OR COALESCE(deltaXof, 0) <> m.dueXof`,
  ],
  [
    'cash-of-year',
    `SELECT YEAR(COALESCE(o.receivedOn, r.receivedOn)) AS ofYear, SUM(r.allocatedXof) AS allocatedXof,
        (SELECT cashedXof FROM DuesYear WHERE ipmId = ? AND year = ofYear) AS cashedXof
      FROM Receipt r LEFT JOIN Receipt o ON o.ipmId = r.ipmId AND o.id = r.reversesId
      WHERE r.ipmId = ? GROUP BY ofYear HAVING allocatedXof <> COALESCE(cashedXof, 0)`,
  ],
];

async function checkSums({ pool }: Nation, tenant: Tenant, tally: Tally) {
  for (const [name, sql] of SUMS) {
    for (const row of await rows(pool, sql, tenant.id)) {
      tally.violation(`${tenant.slug} ${name} ${JSON.stringify(row, asText)}`);
    }
  }
}

/** IPM = ledger of the IPM = ICAMO's claims + messages that ICAMO has not received yet. */
async function checkClaims(nation: Nation, tenant: Tenant, dueXof: bigint, tally: Tally) {
  const { pool } = nation;
  const posted = await sumOf(
    pool,
    `SELECT SUM(IF(p.event = 'dues-accrued', t.amountXof, -t.amountXof)) AS xof
      FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
      WHERE p.ipmId = ? AND p.event IN ('dues-accrued', 'dues-reduced')`,
    tenant.id,
  );
  const claimed = await sumOf(
    pool,
    `SELECT SUM(deltaXof) AS xof FROM DuesClaim
      WHERE ipmId IN (SELECT id FROM Ipm WHERE kind = 'coordination') AND debtorIpmId = ?`,
    tenant.id,
  );
  const onTheWay = await undelivered(nation, tenant);
  tally.checked += 1;
  if (posted !== dueXof) tally.violation(`${tenant.slug} due=${dueXof} posted=${posted}`);
  if (claimed + onTheWay !== dueXof) {
    tally.violation(`${tenant.slug} due=${dueXof} claimed=${claimed} on-the-way=${onTheWay}`);
  }
  if (tenant.kind === 'coordination') await checkOwnBooks(nation, tenant, tally);
}

async function undelivered({ pool }: Nation, tenant: Tenant): Promise<bigint> {
  const messages = await rows<{ payload: unknown }>(
    pool,
    `SELECT payload FROM OutboxMessage WHERE ipmId = ? AND jobName = 'dues.claim'`,
    tenant.id,
  );
  const claims = await rows<{ causeId: bigint }>(
    pool,
    'SELECT causeId FROM DuesClaim WHERE debtorIpmId = ?',
    messages.length === 0 ? 0n : tenant.id,
  );
  const claimed = new Set(claims.map(({ causeId }) => causeId));
  return messages
    .map(({ payload }) => decodeResult(payload) as { causeId: bigint; deltaXof: bigint })
    .filter(({ causeId }) => !claimed.has(causeId))
    .reduce((total, { deltaXof }) => total + deltaXof, 0n);
}

async function checkOwnBooks({ pool }: Nation, tenant: Tenant, tally: Tally) {
  const posted = await sumOf(
    pool,
    `SELECT SUM(IF(p.event = 'icamo-dues-receivable', t.amountXof, -t.amountXof)) AS xof
      FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
      WHERE p.ipmId = ? AND p.event IN ('icamo-dues-receivable', 'icamo-dues-reduced')`,
    tenant.id,
  );
  const claimed = await sumOf(
    pool,
    'SELECT SUM(deltaXof) AS xof FROM DuesClaim WHERE ipmId = ?',
    tenant.id,
  );
  if (posted !== claimed) tally.violation(`${tenant.slug} claimed=${claimed} posted=${posted}`);
}

async function sumOf(pool: Nation['pool'], sql: string, tenantId: bigint): Promise<bigint> {
  const [row] = await rows<{ xof: bigint | null }>(pool, sql, tenantId);
  return row?.xof ?? 0n;
}

const asText = (_key: string, value: unknown) =>
  typeof value === 'bigint' ? value.toString() : value;
