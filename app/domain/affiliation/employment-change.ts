import { OPEN_END, type Day } from '~/domain/period';

export type KnownEmployment = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly monthlySalaryXof: bigint;
  readonly validFrom: Day;
  readonly validTo: Day;
};

export type WantedEmployment = {
  readonly affiliationId: bigint;
  readonly monthlySalaryXof: bigint;
  readonly from: Day;
};

/** What makes the employments say what is wanted from a day on, without two that overlap. */
export type EmploymentChange = {
  readonly from: Day;
  /** Employments that end on the day before `from`. */
  readonly close: readonly bigint[];
  /** The employment that started on that same day is corrected in place. */
  readonly correct: bigint | null;
  readonly insert: {
    readonly affiliationId: bigint;
    readonly monthlySalaryXof: bigint;
    readonly validFrom: Day;
    readonly validTo: Day;
  } | null;
};

/**
 * The employment at that employer on that day is closed and followed by one with the new salary. A
 * person who works elsewhere on that day, and not there, moves: the employments elsewhere are closed.
 * Null when nothing changes.
 */
export function planEmployment(
  known: readonly KnownEmployment[],
  wanted: WantedEmployment,
): EmploymentChange | null {
  const { affiliationId, monthlySalaryXof, from } = wanted;
  const isSame = (one: KnownEmployment) =>
    one.affiliationId === affiliationId && one.monthlySalaryXof === monthlySalaryXof;
  const current = known.filter((one) => one.validFrom <= from && from < one.validTo);
  const later = known
    .filter((one) => one.validFrom > from)
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))[0];
  const here = current.filter((one) => one.affiliationId === affiliationId);
  if (here.some(isSame) || (current.length === 0 && later && isSame(later))) return null;
  const replaced = here.length > 0 ? here : current;
  const sameDay = replaced.find((one) => one.validFrom === from);
  const close = replaced.filter((one) => one !== sameDay).map(({ id }) => id);
  if (sameDay) return { from, close, correct: sameDay.id, insert: null };
  const ends = [later?.validFrom ?? OPEN_END, ...here.map(({ validTo }) => validTo)].sort();
  return {
    from,
    close,
    correct: null,
    insert: { affiliationId, monthlySalaryXof, validFrom: from, validTo: ends[0] ?? OPEN_END },
  };
}
