import { assert } from '~/domain/assert';
import { max, min, percentOf, sum, WHOLE_BASIS_POINTS, type Xof } from '~/domain/money';
import { type CareReason, careReason } from './care-reason';
import type { Entitlement } from './entitlement';

export type BilledLine = {
  /** Billed for the whole line, all its units. */
  readonly billedXof: Xof;
  readonly quantity: number;
  /** Price of one unit by the convention on the day of care; null when it has none. */
  readonly tariffXof: Xof | null;
  /** Share of the tariff that the IPM covers; null when it covers no such act. */
  readonly coverRateBasisPoints: number | null;
  readonly entitlement: Entitlement;
  /** What the beneficiary's ceiling still leaves; null without a ceiling. */
  readonly remainingCeilingXof?: Xof | null;
  readonly isAlreadyBilled?: boolean;
};

export type AdjudicatedAmounts = {
  readonly billedXof: Xof;
  readonly baseXof: Xof;
  /** Part IPM. */
  readonly ipmShareXof: Xof;
  /** Ticket modérateur. */
  readonly coPaymentXof: Xof;
  /** Hors plafond. */
  readonly aboveCeilingXof: Xof;
  /** Dépassement: billed above the tariff, which the IPM never pays. */
  readonly excessXof: Xof;
  readonly rejectedXof: Xof;
};

export type AdjudicatedLine = AdjudicatedAmounts & { readonly reasons: readonly CareReason[] };

/**
 * The split of a billed line, whole francs, the IPM's share rounded half up once. A line with any
 * reason against it is rejected whole. IPM share + co-payment + above ceiling + excess + rejected
 * is always what was billed.
 */
export function adjudicateLine(line: BilledLine): AdjudicatedLine {
  assert(line.billedXof > 0n, 'a line bills a positive amount');
  assert(Number.isInteger(line.quantity) && line.quantity > 0, 'a line has whole units');
  const { tariffXof, coverRateBasisPoints: rate } = line;
  const against = rejections(line);
  const isRejected = against.length > 0 || tariffXof === null || rate === null;
  const adjudicated = isRejected
    ? rejected(line.billedXof, against)
    : accepted(line, tariffXof, rate);
  assertAddsUp(adjudicated);
  return adjudicated;
}

export function totalOfLines(lines: readonly AdjudicatedAmounts[]): AdjudicatedAmounts {
  const totals = {
    billedXof: sum(lines.map((line) => line.billedXof)),
    baseXof: sum(lines.map((line) => line.baseXof)),
    ipmShareXof: sum(lines.map((line) => line.ipmShareXof)),
    coPaymentXof: sum(lines.map((line) => line.coPaymentXof)),
    aboveCeilingXof: sum(lines.map((line) => line.aboveCeilingXof)),
    excessXof: sum(lines.map((line) => line.excessXof)),
    rejectedXof: sum(lines.map((line) => line.rejectedXof)),
  };
  assertAddsUp(totals);
  return totals;
}

function rejections(line: BilledLine): CareReason[] {
  const reasons: CareReason[] = [...line.entitlement.reasons];
  assert(line.entitlement.entitled === (reasons.length === 0), 'rights are refused with reasons');
  if (line.tariffXof === null) reasons.push(careReason('tariff-missing'));
  if (line.coverRateBasisPoints === null) reasons.push(careReason('cover-rate-missing'));
  if (line.isAlreadyBilled === true) reasons.push(careReason('already-billed'));
  return reasons;
}

function rejected(billedXof: Xof, reasons: readonly CareReason[]): AdjudicatedLine {
  return {
    billedXof,
    baseXof: 0n,
    ipmShareXof: 0n,
    coPaymentXof: 0n,
    aboveCeilingXof: 0n,
    excessXof: 0n,
    rejectedXof: billedXof,
    reasons,
  };
}

function accepted(line: BilledLine, tariffXof: Xof, rateBasisPoints: number): AdjudicatedLine {
  assert(tariffXof >= 0n, 'a tariff is not negative');
  assert(rateBasisPoints >= 0 && rateBasisPoints <= WHOLE_BASIS_POINTS, 'a cover rate is a share');
  const { billedXof, quantity, remainingCeilingXof = null } = line;
  const allowedXof = tariffXof * BigInt(quantity);
  const baseXof = min(billedXof, allowedXof);
  const coveredXof = percentOf(baseXof, rateBasisPoints);
  const ipmShareXof =
    remainingCeilingXof === null ? coveredXof : min(coveredXof, max(remainingCeilingXof, 0n));
  const reasons: CareReason[] = [];
  if (billedXof > allowedXof) {
    reasons.push(careReason('price-above-tariff', { billedXof, tariffXof, quantity }));
  }
  if (remainingCeilingXof !== null && ipmShareXof < coveredXof) {
    reasons.push(careReason('ceiling-reached', { coveredXof, remainingXof: ipmShareXof }));
  }
  return {
    billedXof,
    baseXof,
    ipmShareXof,
    coPaymentXof: baseXof - coveredXof,
    aboveCeilingXof: coveredXof - ipmShareXof,
    excessXof: billedXof - baseXof,
    rejectedXof: 0n,
    reasons,
  };
}

function assertAddsUp(amounts: AdjudicatedAmounts): void {
  const { ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof } = amounts;
  const parts = [ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof];
  assert(
    parts.every((part) => part >= 0n),
    'no part of a line is negative',
  );
  assert(sum(parts) === amounts.billedXof, 'the parts of a line add up to what was billed');
}
