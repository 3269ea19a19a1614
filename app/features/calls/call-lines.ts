import type { ContributionAmounts } from '~/domain/contributions/contribution-line';

export const LINE_PAGE_SIZE = 50;

/** A worker's line with the terms it was computed from. */
export type CallLineRow = ContributionAmounts & {
  readonly position: number;
  readonly participantId: bigint;
  readonly matricule: string;
  readonly fullName: string;
  readonly salaryXof: bigint;
  readonly ceilingXof: bigint;
  readonly floorXof: bigint | null;
  readonly rateBasisPoints: number;
};

/** `?after=`: the position of the last line of the page before. */
export function lineAfterIn(query: URLSearchParams): number {
  const after = Number(query.get('after') ?? '0');
  return Number.isInteger(after) && after >= 0 && after < 1_000_000 ? after : 0;
}
