import { ageOfDebt, AGES, type Age } from '~/domain/oversight/age';
import type { Day } from '~/domain/period';
import type { DueDay } from './board-queries.server';

export type AgeSums = {
  /** Null: not yet due. */
  readonly age: Age | null;
  readonly count: bigint;
  readonly amountXof: bigint;
};

/** What is open, by how late it is today: each class, those with nothing included. */
export const sumByAge = (days: readonly DueDay[], today: Day): AgeSums[] =>
  [null, ...AGES].map((age) => {
    const ofAge = days.filter(({ dueOn }) => ageOfDebt(dueOn, today) === age);
    return {
      age,
      count: ofAge.reduce((sum, { openCount }) => sum + openCount, 0n),
      amountXof: ofAge.reduce((sum, { openXof }) => sum + openXof, 0n),
    };
  });

/** What is late, of whatever age. */
export function lateOf(ages: readonly AgeSums[]) {
  const late = ages.filter(({ age }) => age !== null);
  return {
    count: late.reduce((sum, { count }) => sum + count, 0n),
    amountXof: late.reduce((sum, { amountXof }) => sum + amountXof, 0n),
  };
}
