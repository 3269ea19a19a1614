import { assert } from '~/domain/assert';
import { max, min, percentOf, type Xof } from '~/domain/money';

/** ICAMO's dues: 2 % of the contributions cashed, at most 3 000 000 FCFA a year. */
export type DuesTerms = { readonly rateBasisPoints: number; readonly capXof: Xof };

export const DEFAULT_DUES_TERMS: DuesTerms & { readonly source: string } = {
  rateBasisPoints: 200,
  capXof: 3_000_000n,
  source: 'ICAMO, Plan stratégique de développement 2023-2027',
};

export type AccruedDues = {
  readonly cashedYtdXof: Xof;
  readonly dueYtdXof: Xof;
  /** What this movement adds to the dues; negative when it takes some back. */
  readonly deltaXof: Xof;
};

/**
 * The dues after one movement of cash, whole francs, cumulated over the calendar year of the receipt:
 * `min(cap, round_half_up(rate × cashed))`, so that roundings never drift. A refund is a negative
 * movement of the year of the receipt it undoes; a year whose cash is negative owes nothing.
 * Source of rate and cap: ICAMO, Plan stratégique 2023-2027; the basis is cash, not calls.
 */
export function accrueDues(given: {
  readonly rule: DuesTerms;
  readonly cashedYtdXof: Xof;
  readonly movementXof: Xof;
}): AccruedDues {
  const { rule, cashedYtdXof: beforeXof, movementXof } = given;
  const cashedYtdXof = beforeXof + movementXof;
  const dueYtdXof = duesOf(cashedYtdXof, rule);
  return { cashedYtdXof, dueYtdXof, deltaXof: dueYtdXof - duesOf(beforeXof, rule) };
}

/** The dues of a year in which so much was cashed. */
export function duesOf(cashedXof: Xof, rule: DuesTerms): Xof {
  assert(rule.rateBasisPoints >= 0 && rule.capXof >= 0n, 'dues have a rate and a cap');
  return min(rule.capXof, percentOf(max(cashedXof, 0n), rule.rateBasisPoints));
}
