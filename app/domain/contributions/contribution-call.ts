import { assert } from '~/domain/assert';
import { sum, type Xof } from '~/domain/money';
import { coversPartOf, type Day, dueDay, isWithin, lastDay, type Period } from '~/domain/period';
import {
  computeContribution,
  type ContributionAmounts,
  type ContributionInputs,
  type ContributionLineReason,
} from './contribution-line';
import type { ContributionRule } from './contribution-rule';

/** A worker's salary at one employer, in force on `[validFrom, validTo)`. */
export type CalledEmployment = {
  readonly id: bigint;
  readonly participantId: bigint;
  readonly salaryXof: Xof;
  readonly validFrom: Day;
  readonly validTo: Day;
};

export type CallLine<Employment extends CalledEmployment = CalledEmployment> =
  ContributionAmounts & {
    readonly participantId: bigint;
    readonly employmentId: bigint;
    readonly salaryXof: Xof;
    readonly inputs: ContributionInputs;
    /** The employment as given, with whatever the caller keeps on it (matricule, name). */
    readonly employment: Employment;
  };

export type RefusedLine = {
  readonly participantId: bigint;
  readonly employmentId: bigint;
  readonly salaryXof: Xof;
  readonly reasons: readonly ContributionLineReason[];
};

export type BuiltCall<Employment extends CalledEmployment = CalledEmployment> = {
  readonly period: Period;
  readonly ruleId: bigint;
  readonly dueOn: Day;
  /** One per participant, by participant id. */
  readonly lines: readonly CallLine<Employment>[];
  readonly totals: ContributionAmounts & { readonly lineCount: number };
  /** Workers left out, each with every reason; the call holds without them. */
  readonly refusals: readonly RefusedLine[];
};

/**
 * The contribution call of one employer for a month: a full month's contribution for each participant
 * employed on any day of it, on the salary in force on its last day (or the last one of a worker who
 * left during it).
 */
export function buildCall<Employment extends CalledEmployment>(given: {
  readonly period: Period;
  readonly rule: ContributionRule;
  readonly employments: readonly Employment[];
}): BuiltCall<Employment> {
  const { period, rule, employments } = given;
  const lines: CallLine<Employment>[] = [];
  const refusals: RefusedLine[] = [];
  for (const employment of employmentsOfMonth(period, employments)) {
    const { participantId, id: employmentId, salaryXof } = employment;
    const computed = computeContribution({ salaryXof, rule });
    if (computed.ok) {
      const { baseXof, totalXof, employerXof, workerXof, inputs } = computed;
      const amounts = { baseXof, totalXof, employerXof, workerXof };
      lines.push({ participantId, employmentId, salaryXof, ...amounts, inputs, employment });
    } else {
      refusals.push({ participantId, employmentId, salaryXof, reasons: computed.reasons });
    }
  }
  const totals = {
    lineCount: lines.length,
    baseXof: sum(lines.map((line) => line.baseXof)),
    totalXof: sum(lines.map((line) => line.totalXof)),
    employerXof: sum(lines.map((line) => line.employerXof)),
    workerXof: sum(lines.map((line) => line.workerXof)),
  };
  assert(totals.employerXof + totals.workerXof === totals.totalXof, 'shares add up to the call');
  const dueOn = dueDay(period, rule.dueDayOfMonth);
  return { period, ruleId: rule.id, dueOn, lines, totals, refusals };
}

function employmentsOfMonth<Employment extends CalledEmployment>(
  period: Period,
  employments: readonly Employment[],
): Employment[] {
  const chosen = new Map<bigint, Employment>();
  for (const employment of employments) {
    if (!coversPartOf(period, employment.validFrom, employment.validTo)) continue;
    const other = chosen.get(employment.participantId);
    if (other === undefined || prevails(employment, other, lastDay(period))) {
      chosen.set(employment.participantId, employment);
    }
  }
  return [...chosen.values()].sort((a, b) => (a.participantId < b.participantId ? -1 : 1));
}

function prevails(one: CalledEmployment, other: CalledEmployment, day: Day): boolean {
  const oneInForce = isWithin(day, one.validFrom, one.validTo);
  const otherInForce = isWithin(day, other.validFrom, other.validTo);
  if (oneInForce !== otherInForce) return oneInForce;
  if (one.validFrom !== other.validFrom) return one.validFrom > other.validFrom;
  return one.id > other.id;
}
