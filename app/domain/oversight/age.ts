import { addDays, daysBetween, type Day } from '../period';

/** How long what was due is late: 1 to 30 days, 31 to 60, 61 to 90, more. */
export const AGES = ['30', '60', '90', 'more'] as const;
export type Age = (typeof AGES)[number];

const LAST_DAY: Record<Age, number> = { '30': 30, '60': 60, '90': 90, more: 36_500 };
const FIRST_DAY: Record<Age, number> = { '30': 1, '60': 31, '90': 61, more: 91 };

/** Null until the due day is over. */
export function ageOfDebt(dueOn: Day, today: Day): Age | null {
  const days = daysBetween(dueOn, today);
  return days < 1 ? null : (AGES.find((age) => days <= LAST_DAY[age]) ?? 'more');
}

/** The due days, both included, of what is that late today. */
export const dueDaysOfAge = (age: Age, today: Day): { readonly from: Day; readonly to: Day } => ({
  from: addDays(today, -LAST_DAY[age]),
  to: addDays(today, -FIRST_DAY[age]),
});
