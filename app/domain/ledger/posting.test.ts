import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '~/domain/money';
import { toDay, toPeriod } from '~/domain/period';
import {
  ICAMO_CHART,
  ICAMO_MAPPING,
  IPM_CHART,
  IPM_MAPPING,
  LEDGER_EVENTS,
  type LedgerMapping,
} from './accounts';
import { canPost } from './closing';
import { balances, buildPosting, reversePosting } from './posting';

const valueDate = toDay('2024-05-31');

describe('a posting', () => {
  it('puts the two shares of a call on accounts of their own', () => {
    const called = buildPosting(
      { event: 'contribution-called', valueDate, debitParty: 'affiliation:7' },
      { 'employer-share': 4_684n, 'worker-share': 4_683n },
      IPM_MAPPING,
    );
    const common = { debitAccount: '411000', debitParty: 'affiliation:7' };
    expect(called.transfers).toEqual([
      { ...common, creditAccount: '706100', amountXof: 4_684n },
      { ...common, creditAccount: '706200', amountXof: 4_683n },
    ]);
    expect(balances(called.transfers).get('411000')).toBe(9_367n);
  });

  it('uses the accounts in force on its value date', () => {
    const dated: LedgerMapping[] = IPM_MAPPING.filter(
      (row) => row.event === 'receipt-bank',
    ).flatMap((row) => [
      { ...row, validTo: toDay('2024-06-01') },
      { ...row, validFrom: toDay('2024-06-01'), debitAccount: '521100' },
    ]);
    const debitOn = (day: string) =>
      buildPosting({ event: 'receipt-bank', valueDate: toDay(day) }, { amount: 1n }, dated)
        .transfers[0]?.debitAccount;
    expect(debitOn('2024-05-31')).toBe('521000');
    expect(debitOn('2024-06-01')).toBe('521100');
  });

  it('is refused when empty, not positive or without accounts', () => {
    const occurrence = { event: 'receipt-wave', valueDate } as const;
    expect(() => buildPosting(occurrence, {}, IPM_MAPPING)).toThrow('at least one');
    expect(() => buildPosting(occurrence, { amount: 0n }, IPM_MAPPING)).toThrow('positive');
    expect(() => buildPosting(occurrence, { amount: -1n }, IPM_MAPPING)).toThrow('positive');
    expect(() => buildPosting(occurrence, { amount: 1n }, ICAMO_MAPPING)).toThrow('mapping');
  });

  it('and its reversal leave every balance at 0', () => {
    const occurrence = { event: 'receipt-wave', valueDate, creditParty: 'affiliation:7' } as const;
    const receipt = buildPosting(occurrence, { amount: 500n }, IPM_MAPPING);
    const reversal = reversePosting(receipt, toDay('2024-06-02'));
    expect(reversal.transfers[0]).toEqual({
      debitAccount: '411000',
      creditAccount: '552000',
      amountXof: 500n,
      debitParty: 'affiliation:7',
    });
    const left = balances([...receipt.transfers, ...reversal.transfers]);
    expect([...left.values()]).toEqual([0n, 0n]);
    expect(reversePosting(reversal, valueDate)).toEqual(receipt);
  });

  it('all balances add up to 0 whatever happened', () => {
    const rows = fc.constantFrom(...IPM_MAPPING);
    const events = fc.array(fc.tuple(rows, fc.bigInt(1n, 10n ** 12n)));
    fc.assert(
      fc.property(events, (happened) => {
        const transfers = happened.flatMap(
          ([{ event, leg }, amountXof]) =>
            buildPosting({ event, valueDate }, { [leg]: amountXof }, IPM_MAPPING).transfers,
        );
        expect(sum(balances(transfers).values())).toBe(0n);
      }),
    );
  });
});

describe('the default mapping', () => {
  it('names every event, on accounts of the chart', () => {
    const events = new Set([...IPM_MAPPING, ...ICAMO_MAPPING].map((row) => row.event));
    expect(LEDGER_EVENTS.filter((event) => !events.has(event))).toEqual([]);
    for (const [mapping, chart] of [
      [IPM_MAPPING, IPM_CHART],
      [ICAMO_MAPPING, ICAMO_CHART],
    ] as const) {
      const codes = chart.map((account) => account.code);
      expect(new Set(codes).size).toBe(codes.length);
      for (const row of mapping) {
        expect(codes).toContain(row.debitAccount);
        expect(codes).toContain(row.creditAccount);
      }
    }
  });
});

describe('a closed month', () => {
  it('refuses its days and those before it', () => {
    expect(canPost(valueDate, null)).toBe(true);
    expect(canPost(valueDate, toPeriod('2024-04'))).toBe(true);
    expect(canPost(valueDate, toPeriod('2024-05'))).toBe(false);
    expect(canPost(toDay('2024-04-30'), toPeriod('2024-05'))).toBe(false);
  });
});
