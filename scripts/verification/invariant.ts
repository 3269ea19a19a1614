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
      for (const tenant of tenants) {
        const [count] = await rows<{ count: bigint }>(pool, countSql, tenant.id);
        tally.checked += Number(count?.count ?? 0n);
        for (const { name, sql } of rules) {
          const found = await rows(pool, `${sql} LIMIT ${String(VIOLATIONS_COUNTED)}`, tenant.id);
          for (const row of found) tally.violation(`${tenant.slug} ${name} ${describe(row)}`);
        }
      }
      return tally.finding();
    },
  };
}

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

const describe = (row: Record<string, unknown>) =>
  Object.entries(row)
    .map(
      ([name, value]) => `${name}=${value instanceof Date ? value.toISOString() : String(value)}`,
    )
    .join(' ');
