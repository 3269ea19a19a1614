import type { CareReason } from '~/domain/care/care-reason';
import {
  checkEntitlement,
  DEFAULT_AGE_LIMITS,
  type EntitlementAffiliation,
} from '~/domain/care/entitlement';
import { OPEN_END, type Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';
import { findRuleOn } from '../rules/rule-queries.server';
import type { DependantRow, EmploymentRow, MemberRecord } from './member-queries.server';

type Facts = {
  readonly member: MemberRecord;
  readonly employments: readonly EmploymentRow[];
  readonly dependants: readonly DependantRow[];
};

export type EntitlementToday = {
  /** Reasons against the participant's own rights; none: rights are open. */
  readonly member: readonly CareReason[];
  readonly dependants: ReadonlyMap<bigint, readonly CareReason[]>;
};

/** Rights today of the participant and of each dependant, as an adjudication would find them. */
export async function entitlementToday(
  ctx: Pick<IpmContext, 'sql' | 'today'>,
  { member, employments, dependants }: Facts,
): Promise<EntitlementToday> {
  const { today } = ctx;
  const ids = [...new Set(employments.map(({ affiliationId }) => affiliationId))];
  const affiliations = await affiliationsOf(ctx, ids);
  const rule = await findRuleOn(ctx.sql, today);
  const check = (dependant: DependantRow | null) =>
    checkEntitlement({
      careOn: today,
      participant: { leftOn: member.leftOn, employments },
      affiliations,
      waitingMonths: rule?.waitingMonths ?? 0,
      ageLimits: DEFAULT_AGE_LIMITS,
      dependant,
      // No provider is asked about: any would do.
      adhesion: { validFrom: today, validTo: OPEN_END },
    }).reasons;
  const own = check(null);
  const ofOwn = new Set(own.map(({ code }) => code));
  return {
    member: own,
    dependants: new Map(
      dependants.map((dependant) => {
        const reasons = check(dependant);
        const particular = reasons.filter(({ code }) => !ofOwn.has(code));
        return [dependant.id, particular.length > 0 ? particular : reasons];
      }),
    ),
  };
}

type AffiliationDates = { id: bigint; affiliatedOn: Day; endedOn: Day | null };
type SuspensionDates = { affiliationId: bigint; validFrom: Day; validTo: Day; motive: string };

async function affiliationsOf(
  { sql }: Pick<IpmContext, 'sql'>,
  ids: readonly bigint[],
): Promise<EntitlementAffiliation[]> {
  if (ids.length === 0) return [];
  const [affiliations, suspensions] = await Promise.all([
    sql.rows<AffiliationDates>`SELECT id, affiliatedOn, endedOn FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`,
    sql.rows<SuspensionDates>`SELECT affiliationId, validFrom, validTo, motive FROM Suspension
      WHERE ipmId = ${sql.ipm} AND affiliationId IN (${sql.list(ids)})`,
  ]);
  return affiliations.map((affiliation) => ({
    ...affiliation,
    suspensions: suspensions.filter((one) => one.affiliationId === affiliation.id),
  }));
}
