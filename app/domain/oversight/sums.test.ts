import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toDay, toPeriod } from '../period';
import { dueDaySumsOf, monthSumsOf, type CallChange, type SummedCall } from './call-sums';
import { addUp } from './sums';

const call = fc.record({
  state: fc.constantFrom('issued' as const, 'cancelled' as const),
  regionCode: fc.constantFrom('SN-DK', 'SN-TH'),
  period: fc.constantFrom(toPeriod('2026-01'), toPeriod('2026-02')),
  dueOn: fc.constantFrom(toDay('2026-02-15'), toDay('2026-03-15')),
  totalXof: fc.bigInt(0n, 5n),
  allocatedXof: fc.bigInt(0n, 5n),
});

it('the changes of a life add up to its last state', () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(call, { minLength: 1, maxLength: 5 }), { maxLength: 4 }),
      (lives) => {
        const changes = lives.flatMap((life) => life.map(changeAt));
        const ends = lives.map((life) => ({ before: null, after: life.at(-1) as SummedCall }));
        const moved = changes.map((change) => monthSumsOf([change], []));
        expect(addUp(moved.flat())).toEqual(monthSumsOf(ends, []));
        expect(addUp(changes.map((change) => dueDaySumsOf([change])).flat())).toEqual(
          dueDaySumsOf(ends),
        );
      },
    ),
  );
});

const changeAt = (after: SummedCall, index: number, life: SummedCall[]): CallChange => ({
  before: life[index - 1] ?? null,
  after,
});

it('rows of the same texts become one, in their order, without those that change nothing', () => {
  expect(
    addUp([
      { region: 'SN-TH', xof: 5n },
      { region: 'SN-DK', xof: 2n },
      { region: 'SN-TH', xof: 1n },
      { region: 'SN-KD', xof: 4n },
      { region: 'SN-KD', xof: -4n },
    ]),
  ).toEqual([
    { region: 'SN-DK', xof: 2n },
    { region: 'SN-TH', xof: 6n },
  ]);
});
