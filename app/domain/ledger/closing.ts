import { type Day, type Period, periodOf } from '~/domain/period';

/** Whether a piece may still bear this value date: every month up to the closed one refuses it. */
export function canPost(valueDate: Day, closedThrough: Period | null): boolean {
  return closedThrough === null || periodOf(valueDate) > closedThrough;
}
