import { WHOLE_BASIS_POINTS, type Xof } from '~/domain/money';
import { type Day, isWithin } from '~/domain/period';

/** A version of an IPM's contribution rule, in force on `[validFrom, validTo)`. */
export type ContributionRule = {
  readonly id: bigint;
  readonly rateBasisPoints: number;
  /** Upper limit of the monthly base, whole francs. */
  readonly ceilingXof: Xof;
  /** Lower limit of the monthly base; null when the IPM has none. */
  readonly floorXof: Xof | null;
  readonly employerShareBasisPoints: number;
  readonly waitingMonths: number;
  /** Day of M+1 on which the contribution of month M is due. */
  readonly dueDayOfMonth: number;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly source: string;
  readonly confirmed: boolean;
};

export type ContributionRuleTerms = Omit<ContributionRule, 'id'>;

/** What the law lets an IPM choose. */
export type ContributionLimits = {
  readonly maxRateBasisPoints: number;
  readonly minEmployerShareBasisPoints: number;
  readonly maxWaitingMonths: number;
  readonly source: string;
};

/** Rate and split: décret 2012-832 as reported; the bound of the waiting period is a house parameter. */
export const CONTRIBUTION_LIMITS: ContributionLimits = {
  maxRateBasisPoints: 1_500,
  minEmployerShareBasisPoints: 5_000,
  maxWaitingMonths: 12,
  source: 'Décret 2012-832 du 07/08/2012',
};

export const CONTRIBUTION_RULE_REASONS = [
  'rate-not-positive',
  'rate-above-legal-maximum',
  'rate-not-whole-basis-points',
  'ceiling-not-positive',
  'floor-not-positive',
  'floor-above-ceiling',
  'employer-share-below-legal-minimum',
  'employer-share-above-whole',
  'waiting-months-out-of-bounds',
  'due-day-out-of-bounds',
  'validity-empty',
  'source-missing',
] as const;
export type ContributionRuleReason = (typeof CONTRIBUTION_RULE_REASONS)[number];

/** Every reason why the terms cannot become a rule; empty when they can. */
export function checkContributionRule(
  terms: ContributionRuleTerms,
  limits: ContributionLimits = CONTRIBUTION_LIMITS,
): ContributionRuleReason[] {
  const wholeNumbers = [terms.rateBasisPoints, terms.employerShareBasisPoints];
  const checks: [ContributionRuleReason, boolean][] = [
    ['rate-not-positive', terms.rateBasisPoints <= 0],
    ['rate-above-legal-maximum', terms.rateBasisPoints > limits.maxRateBasisPoints],
    ['rate-not-whole-basis-points', !wholeNumbers.every(Number.isInteger)],
    ['ceiling-not-positive', terms.ceilingXof <= 0n],
    ['floor-not-positive', terms.floorXof !== null && terms.floorXof <= 0n],
    ['floor-above-ceiling', terms.floorXof !== null && terms.floorXof > terms.ceilingXof],
    [
      'employer-share-below-legal-minimum',
      terms.employerShareBasisPoints < limits.minEmployerShareBasisPoints,
    ],
    ['employer-share-above-whole', terms.employerShareBasisPoints > WHOLE_BASIS_POINTS],
    [
      'waiting-months-out-of-bounds',
      !isWholeWithin(terms.waitingMonths, 0, limits.maxWaitingMonths),
    ],
    ['due-day-out-of-bounds', !isWholeWithin(terms.dueDayOfMonth, 1, 31)],
    ['validity-empty', terms.validFrom >= terms.validTo],
    ['source-missing', terms.source.trim() === ''],
  ];
  return checks.filter(([, wrong]) => wrong).map(([reason]) => reason);
}

/** The rule in force on a day, or null. Rules of one IPM do not overlap. */
export function ruleOn<Rule extends { readonly validFrom: Day; readonly validTo: Day }>(
  rules: readonly Rule[],
  day: Day,
): Rule | null {
  return rules.find((rule) => isWithin(day, rule.validFrom, rule.validTo)) ?? null;
}

function isWholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}
