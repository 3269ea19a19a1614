import { sortOfQuery } from '~/features/forms/list-query';
import type { ArrearsSums, ContributionSums } from './recovery-queries.server';

export type RecoveryRow = ContributionSums &
  ArrearsSums & {
    /** The IPM's slug, or the région's code. */
    readonly key: string;
    readonly name: string;
    readonly recovery: number | null;
  };

const RECOVERY_SORTS = ['name', 'called', 'cashed', 'recovery', 'late', 'old'] as const;
type RecoverySort = (typeof RECOVERY_SORTS)[number];

export const recoverySortOf = (query: URLSearchParams) => sortOfQuery(query, RECOVERY_SORTS);

/** Rows of an equal figure stay in the order of their names; what has no rate comes last. */
export function inOrder(
  rows: readonly RecoveryRow[],
  { key, descending }: { readonly key: RecoverySort; readonly descending: boolean },
): RecoveryRow[] {
  const byName = [...rows].sort((one, other) => one.name.localeCompare(other.name, 'fr'));
  if (key === 'name') return descending ? byName.reverse() : byName;
  const side = descending ? -1 : 1;
  return byName.sort((one, other) => {
    const [left, right] = [figureOf(one, key), figureOf(other, key)];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return left === right ? 0 : left < right ? -side : side;
  });
}

function figureOf(row: RecoveryRow, key: Exclude<RecoverySort, 'name'>): bigint | number | null {
  switch (key) {
    case 'called':
      return row.calledXof;
    case 'cashed':
      return row.cashedXof;
    case 'recovery':
      return row.recovery;
    case 'late':
      return row.lateXof;
    case 'old':
      return row.oldXof;
  }
}
