import { z } from 'zod';
import {
  basisPointsField,
  countField,
  dayField,
  flagField,
  optional,
  textField,
  xofField,
} from '~/features/forms/fields';
import {
  checkContributionRule,
  type ContributionRuleReason,
} from '~/domain/contributions/contribution-rule';
import { OPEN_END } from '~/domain/period';

/** The bounds of the law are told by the rule itself, so these fields let them pass. */
const MAX_TYPED_BASIS_POINTS = 1_000_000;

const terms = z.object({
  validFrom: dayField(),
  rateBasisPoints: basisPointsField(MAX_TYPED_BASIS_POINTS),
  ceilingXof: xofField(),
  floorXof: optional(xofField()),
  employerShareBasisPoints: basisPointsField(MAX_TYPED_BASIS_POINTS),
  waitingMonths: countField(-1_000_000, 1_000_000),
  dueDayOfMonth: countField(-1_000_000, 1_000_000),
  source: textField(200),
  confirmed: flagField(),
});

/** A new rule from a date on; each reason of the rule stands beside its field. */
export const CreateRuleForm = terms.superRefine((input, context) => {
  const reasons = checkContributionRule({ ...input, validTo: OPEN_END });
  for (const reason of reasons) {
    context.addIssue({ code: 'custom', message: reason, path: [FIELD_OF_REASON[reason]] });
  }
});
export type CreateRuleInput = z.output<typeof CreateRuleForm>;

export const FIELD_OF_REASON: Readonly<Record<ContributionRuleReason, string>> = {
  'rate-not-positive': 'rateBasisPoints',
  'rate-above-legal-maximum': 'rateBasisPoints',
  'rate-not-whole-basis-points': 'rateBasisPoints',
  'ceiling-not-positive': 'ceilingXof',
  'floor-not-positive': 'floorXof',
  'floor-above-ceiling': 'floorXof',
  'employer-share-below-legal-minimum': 'employerShareBasisPoints',
  'employer-share-above-whole': 'employerShareBasisPoints',
  'waiting-months-out-of-bounds': 'waitingMonths',
  'due-day-out-of-bounds': 'dueDayOfMonth',
  'validity-empty': 'validFrom',
  'source-missing': 'source',
};
