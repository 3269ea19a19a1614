import { addDays, type Day } from '~/domain/period';

/** What happens on which day, in the order in which it was planned. */
export type Schedule = {
  /** Nothing happens before the day under way. */
  at(day: Day, work: () => void): void;
  /** Runs day after day; `eachDay` comes after what was planned for the day. */
  run(
    from: Day,
    until: Day,
    steps: {
      readonly startDay: (day: Day) => void;
      readonly ready: () => Promise<void>;
      readonly eachDay: (day: Day) => Promise<void>;
    },
  ): Promise<void>;
};

export function createSchedule(): Schedule {
  const planned = new Map<Day, (() => void)[]>();
  return {
    at(day, work) {
      const works = planned.get(day);
      if (works === undefined) planned.set(day, [work]);
      else works.push(work);
    },
    async run(from, until, { startDay, ready, eachDay }) {
      for (let day = from; day <= until; day = addDays(day, 1)) {
        startDay(day);
        // Work may plan more for the same day.
        for (const work of planned.get(day) ?? []) {
          work();
          await ready();
        }
        planned.delete(day);
        await eachDay(day);
      }
    },
  };
}
