import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '~/domain/money';
import { accrueDues, DEFAULT_DUES_TERMS, duesOf } from './dues';
import { checkDuesHistory, checkDuesHistoryRow, type DuesHistoryRow } from './dues-history';

const rule = DEFAULT_DUES_TERMS;

function accrueAll(movements: readonly bigint[]) {
  let cashedYtdXof = 0n;
  return movements.map((movementXof) => {
    const accrued = accrueDues({ rule, cashedYtdXof, movementXof });
    cashedYtdXof = accrued.cashedYtdXof;
    return accrued;
  });
}

describe('dues to ICAMO', () => {
  it('follow the table of twelve months to the franc', () => {
    const table = [
      [12_345_678n, 12_345_678n, 246_914n, 246_914n],
      [12_345_679n, 24_691_357n, 493_827n, 246_913n],
      [9_876_543n, 34_567_900n, 691_358n, 197_531n],
      [15_000_001n, 49_567_901n, 991_358n, 300_000n],
      [20_000_000n, 69_567_901n, 1_391_358n, 400_000n],
      [14_000_000n, 83_567_901n, 1_671_358n, 280_000n],
      [13_000_000n, 96_567_901n, 1_931_358n, 260_000n],
      [11_111_111n, 107_679_012n, 2_153_580n, 222_222n],
      [18_000_000n, 125_679_012n, 2_513_580n, 360_000n],
      [16_000_000n, 141_679_012n, 2_833_580n, 320_000n],
      [9_000_000n, 150_679_012n, 3_000_000n, 166_420n],
      [7_500_000n, 158_179_012n, 3_000_000n, 0n],
    ] as const;
    expect(accrueAll(table.map(([cashed]) => cashed))).toEqual(
      table.map(([, cashedYtdXof, dueYtdXof, deltaXof]) => ({ cashedYtdXof, dueYtdXof, deltaXof })),
    );
  });

  it('are taken back by a refund only below the cap', () => {
    const aboveCap = accrueDues({ rule, cashedYtdXof: 160_000_000n, movementXof: -5_000_000n });
    expect(aboveCap.deltaXof).toBe(0n);
    const below = accrueDues({ rule, cashedYtdXof: 151_000_000n, movementXof: -2_000_000n });
    expect(below).toEqual({
      cashedYtdXof: 149_000_000n,
      dueYtdXof: 2_980_000n,
      deltaXof: -20_000n,
    });
  });

  it('owe nothing on a year whose cash is negative', () => {
    expect(accrueDues({ rule, cashedYtdXof: 0n, movementXof: -100n }).dueYtdXof).toBe(0n);
  });

  const movements = fc.array(fc.bigInt(-30_000_000n, 60_000_000n), { maxLength: 30 });

  it('do not depend on the order of movements', () => {
    const shuffled = movements.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    );
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        expect(accrueAll(other).at(-1)).toEqual(
          list.length === 0
            ? undefined
            : expect.objectContaining({ dueYtdXof: duesOf(sum(list), rule) }),
        );
      }),
    );
  });

  it('add up to the due of the year and never pass the cap', () => {
    fc.assert(
      fc.property(movements, (list) => {
        const accrued = accrueAll(list);
        expect(sum(accrued.map((step) => step.deltaXof))).toBe(accrued.at(-1)?.dueYtdXof ?? 0n);
        expect(accrued.every((step) => step.dueYtdXof <= rule.capXof)).toBe(true);
      }),
    );
  });
});

describe('the printed history of dues', () => {
  const row = (
    year: number,
    payingIpmCount: number,
    printedRatePercent: number,
    amountXof: bigint,
    printedMeanXof: bigint,
    impliedRegisteredTenths: number,
  ): DuesHistoryRow => ({
    year,
    payingIpmCount,
    printedRatePercent,
    amountXof,
    printedMeanXof,
    impliedRegisteredTenths,
  });
  const history = [
    row(2018, 35, 31, 73_120_245n, 2_089_150n, 1_129),
    row(2019, 66, 56, 130_987_402n, 1_984_658n, 1_179),
    row(2020, 66, 38, 115_572_846n, 1_751_104n, 1_737),
    row(2021, 87, 64, 149_705_774n, 1_720_756n, 1_359),
  ];

  it('adds up, but for the number of registered IPM that its rates imply', () => {
    const found = checkDuesHistory(history, 469_386_267n, 3_000_000n);
    expect(found.map(({ code, year }) => [code, year])).toEqual([['registered-jump', 2020]]);
  });

  it('shows a wrong mean, an impossible amount and a wrong total', () => {
    const wrong = row(2018, 35, 31, 105_000_001n, 2_089_150n, 1_130);
    expect(checkDuesHistoryRow(wrong, 3_000_000n)).toEqual([
      { code: 'mean', year: 2018, printed: 2_089_150n, recomputed: 3_000_000n },
      { code: 'implied-registered', year: 2018, printed: 1_130n, recomputed: 1_129n },
      { code: 'above-cap', year: 2018, printed: 105_000_001n, recomputed: 105_000_000n },
    ]);
    expect(checkDuesHistory(history, 469_386_268n, 3_000_000n).at(-1)).toEqual({
      code: 'total',
      year: null,
      printed: 469_386_268n,
      recomputed: 469_386_267n,
    });
  });
});
