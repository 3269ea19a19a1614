import { sum, type Xof } from '~/domain/money';
import type { Day } from '~/domain/period';

export type BalancedMovement = {
  readonly amountXof: Xof;
  readonly feeXof: Xof;
  /** The wallet's balance after it, when Wave says it. */
  readonly balanceXof: Xof | null;
};
export type WalletDayRead = { readonly day: Day; readonly movements: readonly BalancedMovement[] };
export type WalletDayBalance = {
  readonly day: Day;
  readonly openingXof: Xof;
  readonly closingXof: Xof;
};

/** What a movement changes in the wallet: Wave's fee is taken on top. */
export const netXof = ({ amountXof, feeXof }: Pick<BalancedMovement, 'amountXof' | 'feeXof'>) =>
  amountXof - feeXof;

/**
 * The wallet at the beginning and the end of consecutive days, read in the order of time. A day
 * without movements keeps the balance of the day before; before the first known balance, it is what
 * the first movement found, and without any movement, what Wave holds now.
 */
export function walletBalances(
  days: readonly WalletDayRead[],
  known: { readonly openingXof: Xof | null; readonly nowXof: Xof },
): WalletDayBalance[] {
  let balanceXof = known.openingXof ?? firstOpening(days) ?? known.nowXof;
  return days.map(({ day, movements }) => {
    const openingXof = balanceXof;
    balanceXof = movements.at(-1)?.balanceXof ?? openingXof + sum(movements.map(netXof));
    return { day, openingXof, closingXof: balanceXof };
  });
}

function firstOpening(days: readonly WalletDayRead[]): Xof | null {
  const first = days.flatMap(({ movements }) => movements)[0];
  return first?.balanceXof == null ? null : first.balanceXof - netXof(first);
}

/** A movement of the wallet, by Wave or by the books; the same key is the same money. */
export type Side = {
  readonly key: string;
  readonly side: 'wave' | 'books';
  readonly amountXof: Xof;
};
export type Unequal<Of extends Side> = {
  readonly key: string;
  readonly reason: 'not-in-books' | 'not-at-wave' | 'amounts-differ';
  /** What it adds to the difference, books less Wave. */
  readonly amountXof: Xof;
  readonly sides: readonly Of[];
};
export type Explanation<Of extends Side> = {
  readonly booksClosingXof: Xof;
  readonly differenceXof: Xof;
  /** The difference there was already when the window begins. */
  readonly openingXof: Xof;
  readonly lines: readonly Unequal<Of>[];
  /** What Wave's own movements do not explain of Wave's own balance. */
  readonly unexplainedXof: Xof;
};

/**
 * Why the books and Wave differ at the end of a window: the difference is the sum of the opening one,
 * of each line, and of what stays unexplained.
 */
export function explainDifference<Of extends Side>(
  balances: {
    readonly booksOpeningXof: Xof;
    readonly waveOpeningXof: Xof;
    readonly waveClosingXof: Xof;
  },
  movements: readonly Of[],
): Explanation<Of> {
  const { booksOpeningXof, waveOpeningXof, waveClosingXof } = balances;
  const booksXof = sum(movements.map(({ side, amountXof }) => (side === 'books' ? amountXof : 0n)));
  const booksClosingXof = booksOpeningXof + booksXof;
  const differenceXof = booksClosingXof - waveClosingXof;
  const openingXof = booksOpeningXof - waveOpeningXof;
  const lines = [...byKey(movements)].flatMap(([key, sides]): Unequal<Of>[] => {
    const amountXof = sum(sides.map((one) => (one.side === 'books' ? 1n : -1n) * one.amountXof));
    return amountXof === 0n ? [] : [{ key, amountXof, sides, reason: reasonOf(sides) }];
  });
  const linesXof = sum(lines.map(({ amountXof }) => amountXof));
  const unexplainedXof = differenceXof - openingXof - linesXof;
  return { booksClosingXof, differenceXof, openingXof, lines, unexplainedXof };
}

function byKey<Of extends Side>(movements: readonly Of[]): Map<string, Of[]> {
  const groups = new Map<string, Of[]>();
  for (const movement of movements) {
    const group = groups.get(movement.key);
    if (group) group.push(movement);
    else groups.set(movement.key, [movement]);
  }
  return groups;
}

function reasonOf(sides: readonly Side[]): Unequal<Side>['reason'] {
  if (!sides.some(({ side }) => side === 'books')) return 'not-in-books';
  return sides.some(({ side }) => side === 'wave') ? 'amounts-differ' : 'not-at-wave';
}
