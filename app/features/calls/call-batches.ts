/** What one transaction takes: short enough for a payment that waits for one of its employers. */
const BATCH_EMPLOYERS = 50;
const BATCH_LINES = 2_000;

export type EmployerToCall = {
  readonly id: bigint;
  /** Employments in force in the month: at most as many lines. */
  readonly employments: bigint;
};

/** The employers in their order, as many at a time as one transaction takes; one is never parted. */
export function batchesOf(employers: readonly EmployerToCall[]): bigint[][] {
  const batches: bigint[][] = [];
  let lines = 0;
  for (const { id, employments } of employers) {
    const last = batches.at(-1);
    const fits = lines + Number(employments) <= BATCH_LINES;
    if (last && fits && last.length < BATCH_EMPLOYERS) {
      last.push(id);
      lines += Number(employments);
    } else {
      batches.push([id]);
      lines = Number(employments);
    }
  }
  return batches;
}
