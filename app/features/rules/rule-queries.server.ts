import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import type { Day } from '~/domain/period';
import type { TenantSql } from '~/platform/context';

/** The IPM's contribution rules, the latest first. */
export const listRules = (sql: TenantSql): Promise<ContributionRule[]> =>
  sql.rows<ContributionRule>`${columns(sql)} WHERE ipmId = ${sql.ipm} ORDER BY validFrom DESC LIMIT 100`;

export const findRuleOn = (sql: TenantSql, day: Day): Promise<ContributionRule | null> =>
  sql.first<ContributionRule>`${columns(sql)}
    WHERE ipmId = ${sql.ipm} AND validFrom <= ${day} AND validTo > ${day} LIMIT 1`;

/** A version by its id: what a call was computed from. */
export async function getRule(sql: TenantSql, id: bigint): Promise<ContributionRule> {
  const rule =
    await sql.first<ContributionRule>`${columns(sql)} WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  if (rule === null) throw new Error(`no contribution rule ${id}`);
  return rule;
}

export async function getRuleOn(sql: TenantSql, day: Day): Promise<ContributionRule> {
  const rule = await findRuleOn(sql, day);
  if (rule === null) throw new Error(`no contribution rule on ${day}`);
  return rule;
}

const columns = (sql: TenantSql) => sql.part`SELECT id, rateBasisPoints, ceilingXof, floorXof,
    employerShareBasisPoints, waitingMonths, dueDayOfMonth, validFrom, validTo, source, confirmed
  FROM ContributionRule`;
