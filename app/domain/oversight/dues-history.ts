import { divideRoundHalfUp, sum, type Xof } from '~/domain/money';

/** A year as printed: how many IPM paid, at which rate of those registered, how much. */
export type DuesHistoryRow = {
  readonly year: number;
  readonly payingIpmCount: number;
  /** As printed, rounded to the whole percent. */
  readonly printedRatePercent: number;
  readonly amountXof: Xof;
  readonly printedMeanXof: Xof;
  /** In tenths of an IPM, as derived from the printed rate (1 129 is 112.9). */
  readonly impliedRegisteredTenths: number;
};

export type DuesHistoryDiscrepancy = {
  readonly code: 'mean' | 'implied-registered' | 'above-cap' | 'registered-jump' | 'total';
  readonly year: number | null;
  readonly printed: bigint;
  readonly recomputed: bigint;
};

/** Registered IPM do not appear or vanish by more than this share from one year to the next. */
const PLAUSIBLE_CHANGE_PERCENT = 25n;

/** What does not add up in a printed row: mean, implied number of registered IPM, yearly cap per IPM. */
export function checkDuesHistoryRow(row: DuesHistoryRow, capXof: Xof): DuesHistoryDiscrepancy[] {
  const count = BigInt(row.payingIpmCount);
  if (count <= 0n || row.printedRatePercent <= 0) return [];
  const { year } = row;
  const meanXof = divideRoundHalfUp(row.amountXof, count);
  const registered = impliedRegisteredTenths(row);
  const printedRegistered = BigInt(row.impliedRegisteredTenths);
  const highestXof = count * capXof;
  const found: DuesHistoryDiscrepancy[] = [];
  if (meanXof !== row.printedMeanXof) {
    found.push({ code: 'mean', year, printed: row.printedMeanXof, recomputed: meanXof });
  }
  if (registered !== printedRegistered) {
    found.push({
      code: 'implied-registered',
      year,
      printed: printedRegistered,
      recomputed: registered,
    });
  }
  if (row.amountXof > highestXof) {
    found.push({ code: 'above-cap', year, printed: row.amountXof, recomputed: highestXof });
  }
  return found;
}

/** The rows, their printed total, and the registered IPM that the printed rates imply from year to year. */
export function checkDuesHistory(
  rows: readonly DuesHistoryRow[],
  printedTotalXof: Xof,
  capXof: Xof,
): DuesHistoryDiscrepancy[] {
  const found = rows.flatMap((row) => checkDuesHistoryRow(row, capXof));
  rows.slice(1).forEach((row, index) => {
    const before = rows[index];
    if (before === undefined) return;
    const [from, to] = [impliedRegisteredTenths(before), impliedRegisteredTenths(row)];
    const change = to > from ? to - from : from - to;
    if (change * 100n > from * PLAUSIBLE_CHANGE_PERCENT) {
      found.push({ code: 'registered-jump', year: row.year, printed: to, recomputed: from });
    }
  });
  const totalXof = sum(rows.map((row) => row.amountXof));
  if (totalXof !== printedTotalXof) {
    found.push({ code: 'total', year: null, printed: printedTotalXof, recomputed: totalXof });
  }
  return found;
}

/** Paying IPM ÷ printed rate, in tenths: a rate without its denominator lets this number be seen. */
export function impliedRegisteredTenths(
  row: Pick<DuesHistoryRow, 'payingIpmCount' | 'printedRatePercent'>,
): bigint {
  return divideRoundHalfUp(BigInt(row.payingIpmCount) * 1_000n, BigInt(row.printedRatePercent));
}
