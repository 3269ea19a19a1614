import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import type { Day } from '~/domain/period';
import type { TenantSql } from '~/platform/context';

/** The IPM's contribution rules, the latest first. */
export const listRules = (sql: TenantSql): Promise<ContributionRule[]> =>
  sql.rows<ContributionRule>`SELECT id, rateBasisPoints, ceilingXof, floorXof,
      employerShareBasisPoints, waitingMonths, dueDayOfMonth, validFrom, validTo, source, confirmed
    FROM ContributionRule WHERE ipmId = ${sql.ipm} ORDER BY validFrom DESC LIMIT 100`;

export const findRuleOn = (sql: TenantSql, day: Day): Promise<ContributionRule | null> =>
  sql.first<ContributionRule>`SELECT id, rateBasisPoints, ceilingXof, floorXof,
      employerShareBasisPoints, waitingMonths, dueDayOfMonth, validFrom, validTo, source, confirmed
    FROM ContributionRule
    WHERE ipmId = ${sql.ipm} AND validFrom <= ${day} AND validTo > ${day} LIMIT 1`;

export async function getRuleOn(sql: TenantSql, day: Day): Promise<ContributionRule> {
  const rule = await findRuleOn(sql, day);
  if (rule === null) throw new Error(`no contribution rule on ${day}`);
  return rule;
}
