import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantSql } from '~/platform/context';

export type DuesRuleRow = {
  readonly id: bigint;
  readonly rateBasisPoints: number;
  readonly capXof: bigint;
  readonly source: string;
  readonly confirmed: boolean;
};

/** The rule of ICAMO's dues in force on a day: `DuesRule` is readable through every handle. */
const findDuesRule = (sql: TenantSql, day: Day): Promise<DuesRuleRow | null> =>
  sql.first<DuesRuleRow>`SELECT d.id, d.rateBasisPoints, d.capXof, d.source, d.confirmed
    FROM Ipm i JOIN DuesRule d ON d.validFrom <= ${day} AND d.validTo > ${day}
    WHERE i.id = ${sql.ipm}`;

export async function getDuesRule(sql: TenantSql, day: Day): Promise<DuesRuleRow> {
  const rule = await findDuesRule(sql, day);
  if (rule === null) throw new Error(`no dues rule on ${day}`);
  return rule;
}

const known = new WeakMap<IpmTransaction, Map<Day, Promise<DuesRuleRow | null>>>();

/** The same inside a transaction, read once for each day. */
export function duesRuleIn(tx: IpmTransaction, day: Day): Promise<DuesRuleRow | null> {
  const byDay = known.get(tx) ?? new Map<Day, Promise<DuesRuleRow | null>>();
  known.set(tx, byDay);
  const rule = byDay.get(day) ?? findDuesRule(tx.sql, day);
  byDay.set(day, rule);
  return rule;
}

type DuesMonthRow = {
  readonly period: Day;
  readonly cashedXof: bigint;
  readonly dueXof: bigint;
};

/** Base and dues of one calendar year of cash receipt, month by month. */
export const listDuesMonths = (sql: TenantSql, year: number): Promise<DuesMonthRow[]> =>
  sql.rows<DuesMonthRow>`SELECT period, cashedXof, dueXof FROM DuesMonth
    WHERE ipmId = ${sql.ipm} AND period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}
    ORDER BY period`;
