import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatDateTime,
  formatDay,
  formatDuration,
  formatMonthShort,
  formatPercent,
  formatPeriod,
  formatXof,
  formatXofShort,
} from './format';

/** Shows spaces that do not break as `_`, so that the expected texts can be read. */
const visible = (text: string) => text.replaceAll('\u00a0', '_');

describe('amounts', () => {
  it.each([
    [0n, '0_FCFA', '0_FCFA'],
    [999n, '999_FCFA', '999_FCFA'],
    [1_250_000n, '1_250_000_FCFA', '1,250,000_FCFA'],
    [-15_000n, '−15_000_FCFA', '−15,000_FCFA'],
    [9_007_199_254_740_993n, '9_007_199_254_740_993_FCFA', '9,007,199,254,740,993_FCFA'],
  ])('%s francs', (amountXof, french, english) => {
    expect(visible(formatXof(amountXof))).toBe(french);
    expect(visible(formatXof(amountXof, 'en'))).toBe(english);
  });

  it.each([
    [999_999n, '999_999_FCFA'],
    [38_412_500n, '38,4_M_FCFA'],
    [1_000_000n, '1_M_FCFA'],
    [-2_550_000_000n, '−2,5_Md_FCFA'],
  ])('%s francs in short', (amountXof, french) => {
    expect(visible(formatXofShort(amountXof))).toBe(french);
  });
});

describe('counts and rates', () => {
  it('sets thousands apart', () => {
    expect(visible(formatCount(6000))).toBe('6_000');
    expect(formatCount(6000n, 'en')).toBe('6,000');
  });

  it.each([
    [600, '6_%', '6%'],
    [650, '6,5_%', '6.5%'],
    [5, '0,05_%', '0.05%'],
    [0, '0_%', '0%'],
    [-1234, '−12,34_%', '−12.34%'],
    [100_000, '1_000_%', '1,000%'],
  ])('%s basis points', (rateBasisPoints, french, english) => {
    expect(visible(formatPercent(rateBasisPoints))).toBe(french);
    expect(formatPercent(rateBasisPoints, 'en')).toBe(english);
  });
});

describe('dates', () => {
  it('writes a day in the order of the language', () => {
    expect(formatDay('2026-11-05')).toBe('05/11/2026');
    expect(visible(formatDay('2026-11-05', 'en'))).toBe('5_Nov_2026');
  });

  it('writes an instant in the time of Dakar', () => {
    expect(formatDateTime(new Date('2026-11-05T14:32:59Z'))).toBe('05/11/2026 à 14:32');
    expect(visible(formatDateTime(new Date('2026-11-05T14:32:59Z'), 'en'))).toBe(
      '5_Nov_2026, 14:32',
    );
  });

  it('names a month', () => {
    expect(visible(formatPeriod('2026-11'))).toBe('novembre_2026');
    expect(visible(formatPeriod('2026-08-01', 'en'))).toBe('August_2026');
    expect(formatMonthShort('2026-02')).toBe('févr.');
  });

  it.each([
    [45, '45_s'],
    [720, '12_min'],
    [7500, '2_h_05'],
  ])('%s seconds', (seconds, text) => {
    expect(visible(formatDuration(seconds))).toBe(text);
  });
});
