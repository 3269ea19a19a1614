import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '~/domain/money';
import { OPEN_END, toDay, toPeriod } from '~/domain/period';
import { checkCallCancellation, settlementOf } from './call-state';
import { buildCall } from './contribution-call';
import { computeContribution } from './contribution-line';
import { checkContributionRule, type ContributionRule, ruleOn } from './contribution-rule';
import { allocateReceipt } from './payment-allocation';

const rule: ContributionRule = {
  id: 1n,
  rateBasisPoints: 600,
  ceilingXof: 250_000n,
  floorXof: null,
  employerShareBasisPoints: 5_000,
  waitingMonths: 2,
  dueDayOfMonth: 15,
  validFrom: toDay('2024-01-01'),
  validTo: OPEN_END,
  source: 'Règlement intérieur, art. 12',
  confirmed: true,
};

describe('a contribution', () => {
  it.each([
    [180_000n, 600, 180_000n, 10_800n, 5_400n, 5_400n],
    [250_000n, 600, 250_000n, 15_000n, 7_500n, 7_500n],
    [480_000n, 600, 250_000n, 15_000n, 7_500n, 7_500n],
    [250_000n, 1_500, 250_000n, 37_500n, 18_750n, 18_750n],
    [187_333n, 500, 187_333n, 9_367n, 4_684n, 4_683n],
  ])('on %s at %s basis points', (salaryXof, rate, baseXof, totalXof, employerXof, workerXof) => {
    const computed = computeContribution({ salaryXof, rule: { ...rule, rateBasisPoints: rate } });
    expect(computed).toMatchObject({ ok: true, baseXof, totalXof, employerXof, workerXof });
  });

  it('is refused above the legal rate, with every reason', () => {
    const illegal = { ...rule, rateBasisPoints: 1_600 };
    expect(computeContribution({ salaryXof: 0n, rule: illegal })).toEqual({
      ok: false,
      reasons: ['salary-not-positive', 'rate-above-legal-maximum'],
    });
    expect(computeContribution({ salaryXof: -5n, rule })).toMatchObject({ ok: false });
  });

  it('starts from the floor of the base when the IPM has one', () => {
    const floored = { ...rule, floorXof: 60_000n };
    expect(computeContribution({ salaryXof: 40_000n, rule: floored })).toMatchObject({
      baseXof: 60_000n,
      totalXof: 3_600n,
      inputs: { baseLimitedBy: 'floor' },
    });
  });

  it('always adds up, and the worker never pays more than the half', () => {
    fc.assert(
      fc.property(
        fc.bigInt(1n, 10_000_000n),
        fc.integer({ min: 1, max: 1_500 }),
        fc.integer({ min: 5_000, max: 10_000 }),
        (salaryXof, rateBasisPoints, employerShareBasisPoints) => {
          const terms = { ...rule, rateBasisPoints, employerShareBasisPoints };
          const computed = computeContribution({ salaryXof, rule: terms });
          if (!computed.ok) throw new Error('a legal rule computes');
          expect(computed.employerXof + computed.workerXof).toBe(computed.totalXof);
          expect(computed.workerXof * 2n <= computed.totalXof).toBe(true);
          expect(computed.totalXof <= 37_500n).toBe(true);
        },
      ),
    );
  });
});

describe('a contribution rule', () => {
  it('within the law has nothing against it', () => {
    expect(checkContributionRule(rule)).toEqual([]);
  });

  it('is refused with all its reasons', () => {
    expect(
      checkContributionRule({
        ...rule,
        rateBasisPoints: 1_501,
        floorXof: 300_000n,
        employerShareBasisPoints: 4_000,
        waitingMonths: 13,
        dueDayOfMonth: 0,
        validTo: rule.validFrom,
        source: ' ',
      }),
    ).toEqual([
      'rate-above-legal-maximum',
      'floor-above-ceiling',
      'employer-share-below-legal-minimum',
      'waiting-months-out-of-bounds',
      'due-day-out-of-bounds',
      'validity-empty',
      'source-missing',
    ]);
  });

  it('is found by day, its last day excluded', () => {
    const first = { ...rule, validTo: toDay('2024-07-01') };
    const second = { ...rule, id: 2n, validFrom: toDay('2024-07-01') };
    expect(ruleOn([first, second], toDay('2024-06-30'))?.id).toBe(1n);
    expect(ruleOn([first, second], toDay('2024-07-01'))?.id).toBe(2n);
    expect(ruleOn([first, second], toDay('2023-12-31'))).toBeNull();
  });
});

describe('a call', () => {
  const employment = (
    id: bigint,
    participantId: bigint,
    salaryXof: bigint,
    from: string,
    to = '',
  ) => ({
    id,
    participantId,
    salaryXof,
    validFrom: toDay(from),
    validTo: to === '' ? OPEN_END : toDay(to),
  });
  const period = toPeriod('2024-05');

  it('has one line per participant employed on any day of the month', () => {
    const call = buildCall({
      period,
      rule,
      employments: [
        employment(1n, 20n, 100_000n, '2024-05-31'),
        employment(2n, 10n, 200_000n, '2023-01-01', '2024-05-02'),
        employment(3n, 30n, 200_000n, '2023-01-01', '2024-05-01'),
        employment(4n, 40n, 200_000n, '2024-06-01'),
      ],
    });
    expect(call.lines.map((line) => line.participantId)).toEqual([10n, 20n]);
    expect(call.totals).toEqual({
      lineCount: 2,
      baseXof: 300_000n,
      totalXof: 18_000n,
      employerXof: 9_000n,
      workerXof: 9_000n,
    });
    expect(call.dueOn).toBe('2024-06-15');
  });

  it('takes the salary in force on the last day', () => {
    const employments = [
      employment(2n, 10n, 220_000n, '2024-05-20'),
      employment(1n, 10n, 200_000n, '2023-01-01', '2024-05-20'),
    ];
    const call = buildCall({ period, rule, employments });
    expect(call.lines.map((line) => line.salaryXof)).toEqual([220_000n]);
  });

  it('leaves out, with its reason, a worker whose salary is not positive', () => {
    const call = buildCall({ period, rule, employments: [employment(1n, 10n, 0n, '2024-01-01')] });
    expect(call.lines).toEqual([]);
    expect(call.refusals).toMatchObject([{ participantId: 10n, reasons: ['salary-not-positive'] }]);
  });

  it('is cancelled only while nothing is paid on it', () => {
    expect(checkCallCancellation({ state: 'issued', allocatedXof: 0n })).toEqual([]);
    expect(checkCallCancellation({ state: 'cancelled', allocatedXof: 5n })).toEqual([
      'call-already-cancelled',
      'call-has-payments',
    ]);
    expect(settlementOf({ totalXof: 10n, allocatedXof: 0n })).toBe('unpaid');
    expect(settlementOf({ totalXof: 10n, allocatedXof: 9n })).toBe('partly-paid');
    expect(settlementOf({ totalXof: 10n, allocatedXof: 10n })).toBe('paid');
  });
});

describe('a receipt', () => {
  const calls = [
    { id: 2n, dueOn: toDay('2024-06-15'), openXof: 50n },
    { id: 1n, dueOn: toDay('2024-05-15'), openXof: 30n },
  ];

  it('settles the oldest calls first and keeps what is left', () => {
    expect(allocateReceipt(100n, calls)).toEqual({
      allocations: [
        { callId: 1n, amountXof: 30n },
        { callId: 2n, amountXof: 50n },
      ],
      unallocatedXof: 20n,
    });
  });

  it('settles first the call that the payer named', () => {
    expect(allocateReceipt(60n, calls, [2n]).allocations).toEqual([
      { callId: 2n, amountXof: 50n },
      { callId: 1n, amountXof: 10n },
    ]);
  });

  it('is never allocated beyond its amount nor beyond what a call owes', () => {
    const openCalls = fc.uniqueArray(
      fc.record({
        id: fc.bigInt(1n, 50n),
        dueOn: fc.constantFrom(toDay('2024-01-15'), toDay('2024-02-15'), toDay('2024-03-15')),
        openXof: fc.bigInt(0n, 1_000_000n),
      }),
      { selector: (call) => call.id },
    );
    const targets = fc.array(fc.bigInt(1n, 50n), { maxLength: 4 });
    fc.assert(
      fc.property(fc.bigInt(1n, 5_000_000n), openCalls, targets, (amount, open, targeted) => {
        const { allocations, unallocatedXof } = allocateReceipt(amount, open, targeted);
        expect(sum(allocations.map((part) => part.amountXof)) + unallocatedXof).toBe(amount);
        for (const { callId, amountXof } of allocations) {
          const owedXof = open.find((call) => call.id === callId)?.openXof ?? 0n;
          expect(amountXof > 0n && amountXof <= owedXof).toBe(true);
        }
        if (unallocatedXof > 0n) expect(sum(open.map((call) => call.openXof)) < amount).toBe(true);
      }),
    );
  });
});
