import { type Day, firstDay, nextPeriod, type Period, periodOf } from '~/domain/period';

/** Whether a piece may still bear this value date: every month up to the closed one refuses it. */
export function canPost(valueDate: Day, closedThrough: Period | null): boolean {
  return closedThrough === null || periodOf(valueDate) > closedThrough;
}

/** The value date of what happened on a day: that day, or the first open one when its month is closed. */
export function openValueDate(day: Day, closedThrough: Period | null): Day {
  if (closedThrough === null || canPost(day, closedThrough)) return day;
  return firstDay(nextPeriod(closedThrough));
}
