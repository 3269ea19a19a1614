import { assert } from '~/domain/assert';
import { max, min, percentOf, WHOLE_BASIS_POINTS, type Xof } from '~/domain/money';
import {
  CONTRIBUTION_LIMITS,
  type ContributionLimits,
  type ContributionRule,
} from './contribution-rule';

export type ContributionLineReason =
  'salary-not-positive' | 'rate-not-positive' | 'rate-above-legal-maximum';

/** What the sentence that explains a line is made of; kept with it, so that it can be computed again. */
export type ContributionInputs = {
  readonly ruleId: bigint;
  readonly salaryXof: Xof;
  readonly ceilingXof: Xof;
  readonly floorXof: Xof | null;
  readonly rateBasisPoints: number;
  readonly employerShareBasisPoints: number;
  readonly baseLimitedBy: 'ceiling' | 'floor' | null;
};

export type ContributionAmounts = {
  readonly baseXof: Xof;
  readonly totalXof: Xof;
  readonly employerXof: Xof;
  readonly workerXof: Xof;
};

export type ComputedContribution =
  | ({ readonly ok: true; readonly inputs: ContributionInputs } & ContributionAmounts)
  | { readonly ok: false; readonly reasons: readonly ContributionLineReason[] };

/**
 * One worker's contribution for a month, whole francs: the base is the salary up to the ceiling (and
 * from the floor when there is one), the total is rounded half up once, the worker's share is rounded
 * down, and the odd franc is the employer's (décret 2012-832; rate at most 15 %).
 */
export function computeContribution(
  given: { readonly salaryXof: Xof; readonly rule: ContributionRule },
  limits: ContributionLimits = CONTRIBUTION_LIMITS,
): ComputedContribution {
  const { salaryXof, rule } = given;
  const reasons: ContributionLineReason[] = [];
  if (salaryXof <= 0n) reasons.push('salary-not-positive');
  if (rule.rateBasisPoints <= 0) reasons.push('rate-not-positive');
  if (rule.rateBasisPoints > limits.maxRateBasisPoints) reasons.push('rate-above-legal-maximum');
  if (reasons.length > 0) return { ok: false, reasons };

  const cappedXof = min(salaryXof, rule.ceilingXof);
  const baseXof = rule.floorXof === null ? cappedXof : max(cappedXof, rule.floorXof);
  const totalXof = percentOf(baseXof, rule.rateBasisPoints);
  const workerShare = BigInt(WHOLE_BASIS_POINTS - rule.employerShareBasisPoints);
  const workerXof = (totalXof * workerShare) / BigInt(WHOLE_BASIS_POINTS);
  const employerXof = totalXof - workerXof;
  assert(workerXof >= 0n && employerXof >= workerXof, 'the employer pays at least half');
  const inputs: ContributionInputs = {
    ruleId: rule.id,
    salaryXof,
    ceilingXof: rule.ceilingXof,
    floorXof: rule.floorXof,
    rateBasisPoints: rule.rateBasisPoints,
    employerShareBasisPoints: rule.employerShareBasisPoints,
    baseLimitedBy: baseXof < salaryXof ? 'ceiling' : baseXof > salaryXof ? 'floor' : null,
  };
  return { ok: true, baseXof, totalXof, employerXof, workerXof, inputs };
}
