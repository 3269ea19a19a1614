import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateAsChosen } from '~/domain/contributions/chosen-allocation';
import { sum } from '~/domain/money';
import { toDay } from '~/domain/period';
import { explainDifference, netXof, walletBalances, type Side } from './wallet-balance';
import { payerHints } from './payer-hints';
import { natureOf, receiptGivenBack, type WaveReceipt } from './wallet-movement';

const day = (number: number) => toDay(`2026-11-${String(number).padStart(2, '0')}`);
const amount = fc.bigInt(-1_000_000n, 1_000_000n);

describe('a movement of the wallet', () => {
  it.each([
    ['api_checkout', 500n, false, 'received'],
    ['merchant_payment', 500n, false, 'received'],
    ['b2b_payment', 500n, false, 'received'],
    ['b2b_payment', -500n, false, 'paid-out'],
    ['api_payout', -500n, false, 'paid-out'],
    ['bulk_payment', -500n, false, 'paid-out'],
    ['api_payout_reversal', 500n, true, 'come-back'],
    ['bulk_payment', 500n, true, 'come-back'],
    ['something_new', 500n, true, 'come-back'],
    ['bulk_payment_reversal', 500n, false, 'come-back'],
    ['b2b_payment_reversal', 500n, true, 'come-back'],
    ['b2b_payment_reversal', -500n, true, 'given-back'],
    ['api_checkout_refund', -500n, true, 'given-back'],
    ['merchant_payment_refund', -500n, false, 'given-back'],
    ['merchant_payment', -500n, true, 'given-back'],
    ['merchant_sweep', -500n, false, 'swept'],
    ['something_new', 500n, false, 'other'],
    ['something_new', -500n, false, 'other'],
    ['api_checkout', 0n, false, 'other'],
  ] as const)('%s of %s (reversal: %s) is %s', (kind, amountXof, isReversal, nature) => {
    expect(natureOf({ kind, amountXof, isReversal })).toBe(nature);
  });
});

describe('the receipt that a refund undoes', () => {
  const receipt = (receiptId: bigint, more: Partial<WaveReceipt> = {}): WaveReceipt => ({
    receiptId,
    amountXof: 900n,
    sessionId: null,
    payerMobile: '+221770000001',
    isReversed: false,
    ...more,
  });
  const refund = { amountXof: -900n, sessionId: null, counterpartyMobile: '+221770000001' };

  it('is the one of its session, reversed already or not', () => {
    const own = receipt(2n, { sessionId: 'cos-2', isReversed: true });
    expect(receiptGivenBack({ ...refund, sessionId: 'cos-2' }, [receipt(1n), own])).toBe(2n);
  });

  it('is the only one of the same payer and amount', () => {
    const others = [
      receipt(2n, { amountXof: 800n }),
      receipt(3n, { payerMobile: '+221770000009' }),
      receipt(4n, { isReversed: true }),
    ];
    expect(receiptGivenBack(refund, [receipt(1n), ...others])).toBe(1n);
  });

  it('is left to a person when two could be, when a part is given back, or without a number', () => {
    expect(receiptGivenBack(refund, [receipt(1n), receipt(2n)])).toBeNull();
    expect(receiptGivenBack({ ...refund, amountXof: -400n }, [receipt(1n)])).toBeNull();
    expect(receiptGivenBack({ ...refund, counterpartyMobile: null }, [receipt(1n)])).toBeNull();
  });
});

describe('the wallet by day', () => {
  it('keeps its balance on a quiet day, and begins with what the first movement found', () => {
    const movement = { amountXof: 1_000n, feeXof: 10n, balanceXof: 5_990n };
    const days = [
      { day: day(1), movements: [] },
      { day: day(2), movements: [movement] },
      { day: day(3), movements: [] },
    ];
    expect(walletBalances(days, { openingXof: null, nowXof: 1n })).toEqual([
      { day: day(1), openingXof: 5_000n, closingXof: 5_000n },
      { day: day(2), openingXof: 5_000n, closingXof: 5_990n },
      { day: day(3), openingXof: 5_990n, closingXof: 5_990n },
    ]);
    const quiet = [{ day: day(1), movements: [] }];
    expect(walletBalances(quiet, { openingXof: null, nowXof: 7n })[0]?.closingXof).toBe(7n);
  });

  it('closes where its movements lead, whether Wave says each balance or not', () => {
    const moves = fc.array(fc.record({ amountXof: amount, feeXof: amount, isSaid: fc.boolean() }));
    fc.assert(
      fc.property(fc.array(moves, { minLength: 1, maxLength: 5 }), amount, (days, openingXof) => {
        let balanceXof = openingXof;
        const read = days.map((movements, index) => ({
          day: day(index + 1),
          movements: movements.map(({ isSaid, ...move }) => {
            balanceXof += netXof(move);
            return { ...move, balanceXof: isSaid ? balanceXof : null };
          }),
        }));
        const closed = walletBalances(read, { openingXof, nowXof: 0n });
        expect(closed.at(-1)?.closingXof).toBe(balanceXof);
        closed.slice(1).forEach((one, index) => {
          expect(one.openingXof).toBe(closed[index]?.closingXof);
        });
      }),
    );
  });
});

describe('the difference between the books and Wave', () => {
  const side = fc.constantFrom('wave' as const, 'books' as const);
  const movements = fc.array(
    fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), side, amountXof: amount }),
  );
  const total = (all: readonly Side[], of: Side['side']) =>
    sum(all.filter((one) => one.side === of).map(({ amountXof }) => amountXof));

  it('is the sum of its lines, whatever happened', () => {
    fc.assert(
      fc.property(movements, amount, amount, amount, (all, books, wave, lostXof) => {
        const waveClosingXof = wave + total(all, 'wave') + lostXof;
        const found = explainDifference(
          { booksOpeningXof: books, waveOpeningXof: wave, waveClosingXof },
          all,
        );
        const lines = sum(found.lines.map(({ amountXof }) => amountXof));
        expect(found.differenceXof).toBe(books + total(all, 'books') - waveClosingXof);
        expect(found.openingXof + lines + found.unexplainedXof).toBe(found.differenceXof);
        expect(found.unexplainedXof).toBe(-lostXof);
      }),
    );
  });

  it('has no line for what both sides say, in one piece or in two', () => {
    const balances = { booksOpeningXof: 0n, waveOpeningXof: 0n, waveClosingXof: 990n };
    const both: Side[] = [
      { key: 'a', side: 'wave', amountXof: 990n },
      { key: 'a', side: 'books', amountXof: 1_000n },
      { key: 'a', side: 'books', amountXof: -10n },
    ];
    expect(explainDifference(balances, both)).toMatchObject({ differenceXof: 0n, lines: [] });
    const unequal: Side[] = [
      { key: 'a', side: 'wave', amountXof: 990n },
      { key: 'a', side: 'books', amountXof: 1_000n },
      { key: 'b', side: 'books', amountXof: 5n },
    ];
    expect(explainDifference(balances, unequal).lines).toMatchObject([
      { key: 'a', reason: 'amounts-differ', amountXof: 10n },
      { key: 'b', reason: 'not-at-wave', amountXof: 5n },
    ]);
  });
});

describe('an allocation as chosen', () => {
  const calls = [
    { id: 1n, dueOn: day(1), openXof: 500n },
    { id: 2n, dueOn: day(2), openXof: 300n },
  ];

  it('gives each call what was chosen, and keeps the rest', () => {
    const chosen = [
      { callId: 2n, amountXof: 300n },
      { callId: 1n, amountXof: 0n },
    ];
    expect(allocateAsChosen(700n, calls, chosen)).toEqual({
      ok: true,
      allocations: [{ callId: 2n, amountXof: 300n }],
      unallocatedXof: 400n,
    });
  });

  it('is refused above the call, above the receipt, on no call and on another’s', () => {
    const give = (...lines: [bigint, bigint][]) =>
      allocateAsChosen(
        700n,
        calls,
        lines.map(([callId, amountXof]) => ({ callId, amountXof })),
      );
    expect(give([2n, 200n], [2n, 200n])).toMatchObject({ reason: 'amount-above-balance' });
    expect(give([1n, 500n], [2n, 201n])).toMatchObject({ reason: 'amount-above-receipt' });
    expect(give([1n, 0n])).toMatchObject({ reason: 'nothing-chosen' });
    expect(give([9n, 1n])).toMatchObject({ reason: 'call-not-open' });
  });
});

describe('what a payer is found by', () => {
  it('is a number in its reference, nine digits of its phone, a word of its name', () => {
    expect(
      payerHints({
        payerName: 'SARL Teranga Transit',
        payerMobile: '+221 77 000 11 22',
        payerReference: 'Cotisation AC-2026-000123, 005123456',
        externalId: 'T_1',
      }),
    ).toEqual({
      tokens: ['AC-2026-000123', '005123456'],
      phone: '770001122',
      word: 'Teranga',
    });
    const nothing = { payerName: null, payerMobile: null, payerReference: null, externalId: 'T' };
    expect(payerHints(nothing)).toEqual({ tokens: [], phone: null, word: null });
  });
});
