import type { Pool } from 'mysql2/promise';

export type Tenant = { readonly id: bigint; readonly slug: string; readonly kind: string };

/** What all checks read: one pool, every tenant by its slug. */
export type Nation = {
  readonly pool: Pool;
  readonly tenants: readonly Tenant[];
  readonly auditKey: Buffer | null;
};

export type Finding = {
  readonly id: string;
  readonly checked: number;
  readonly violations: number;
  readonly examples: readonly string[];
};

export type Invariant = {
  readonly id: string;
  readonly check: (nation: Nation) => Promise<Omit<Finding, 'id'>>;
};

/** SQL in which each `?` stands for the tenant. A row that it answers is a violation. */
export type Probe = { readonly name: string; readonly sql: string };

const VIOLATIONS_COUNTED = 1_000;
const EXAMPLES = 5;

/** The usual check: for each tenant, how much there is, and the rows that break a rule. */
export function probes(id: string, countSql: string, rules: readonly Probe[]): Invariant {
  return {
    id,
    async check({ pool, tenants }) {
      const tally = newTally();
      const found = await sideBySide(tenants, async ({ id: tenantId, slug }) => {
        const [count] = await rows<{ count: bigint }>(pool, countSql, tenantId);
        const broken: string[] = [];
        for (const { name, sql } of rules) {
          const limited = `${sql} LIMIT ${String(VIOLATIONS_COUNTED)}`;
          for (const row of await rows(pool, limited, tenantId)) {
            broken.push(`${slug} ${name} ${describe(row)}`);
          }
        }
        return { count: Number(count?.count ?? 0n), broken };
      });
      for (const { count, broken } of found) {
        tally.checked += count;
        for (const example of broken) tally.violation(example);
      }
      return tally.finding();
    },
  };
}

/** A server checks a few tenants at a time; the answers are in the order of the tenants. */
export const TENANTS_AT_ONCE = 4;

export async function sideBySide<Result>(
  tenants: readonly Tenant[],
  check: (tenant: Tenant) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = [...tenants.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, tenant] = next;
      results[index] = await check(tenant);
    }
  };
  await Promise.all(Array.from({ length: TENANTS_AT_ONCE }, lane));
  return results;
}

export type Tally = ReturnType<typeof newTally>;

export function newTally() {
  let violations = 0;
  const examples: string[] = [];
  return {
    checked: 0,
    violation(example: string) {
      violations += 1;
      if (examples.length < EXAMPLES) examples.push(example);
    },
    finding() {
      return { checked: this.checked, violations, examples };
    },
  };
}

export async function rows<Row = Record<string, unknown>>(
  pool: Pool,
  sql: string,
  tenantId?: bigint,
): Promise<Row[]> {
  const marks = sql.split('?').length - 1;
  const [found] = await pool.query(sql, Array<bigint | undefined>(marks).fill(tenantId));
  return found as Row[];
}

/** Numbers `X-2026-000001` of a table against the counter of their series. */
export function gaps(table: string, series: string, yearSql: string): string {
  return `SELECT n.ofYear, n.counted, n.highest, s.lastNumber FROM (
      SELECT ${yearSql} AS ofYear, COUNT(*) AS counted,
        MAX(CAST(SUBSTRING_INDEX(n.number, '-', -1) AS UNSIGNED)) AS highest
      FROM ${table} n WHERE n.ipmId = ? AND n.number IS NOT NULL GROUP BY ofYear) n
    LEFT JOIN NumberSeries s ON s.ipmId = ? AND s.series = '${series}' AND s.year = n.ofYear
    WHERE s.lastNumber IS NULL OR n.counted <> s.lastNumber OR n.highest <> s.lastNumber`;
}

const describe = (row: Record<string, unknown>) =>
  Object.entries(row)
    .map(
      ([name, value]) => `${name}=${value instanceof Date ? value.toISOString() : String(value)}`,
    )
    .join(' ');
