import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sum } from '~/domain/money';
import { OPEN_END, toDay } from '~/domain/period';
import {
  canCheckoutBecome,
  CHECKOUT_STATES,
  checkoutStatesBefore,
} from '~/domain/payments/checkout-state';
import { adjudicateLine, totalOfLines } from './adjudication';
import { isRejection } from './care-reason';
import { checkEntitlement, DEFAULT_AGE_LIMITS, type EntitlementFacts } from './entitlement';
import { checkInvoiceApproval, invoiceTransition } from './invoice-state';
import { checkCoverRate, isRubricCode, RUBRICS } from './rubrics';

const validity = { validFrom: toDay('2023-01-01'), validTo: OPEN_END };
const facts: EntitlementFacts = {
  careOn: toDay('2024-06-10'),
  participant: { leftOn: null, employments: [{ affiliationId: 1n, ...validity }] },
  affiliations: [{ id: 1n, affiliatedOn: toDay('2020-01-01'), endedOn: null, suspensions: [] }],
  waitingMonths: 2,
  ageLimits: DEFAULT_AGE_LIMITS,
  dependant: null,
  adhesion: validity,
};
const child = {
  ...validity,
  relation: 'child',
  birthDate: toDay('2002-06-10'),
  schoolCertificateUntil: null,
} as const;
const codesOf = (given: EntitlementFacts) =>
  checkEntitlement(given).reasons.map((reason) => reason.code);

describe('entitlement', () => {
  it('is whole for a worker in order', () => {
    expect(checkEntitlement(facts)).toEqual({ entitled: true, reasons: [] });
  });

  it('starts the day the waiting period ends', () => {
    const hiredOn = (day: string): EntitlementFacts => ({
      ...facts,
      participant: {
        leftOn: null,
        employments: [{ affiliationId: 1n, validFrom: toDay(day), validTo: OPEN_END }],
      },
    });
    expect(codesOf(hiredOn('2024-04-10'))).toEqual([]);
    expect(checkEntitlement(hiredOn('2024-04-11')).reasons).toEqual([
      {
        code: 'waiting-period',
        values: { startedOn: '2024-04-11', endsOn: '2024-06-11', months: 2 },
      },
    ]);
  });

  it('the waiting period runs from the affiliation of an older employment', () => {
    const affiliation = {
      id: 1n,
      affiliatedOn: toDay('2024-05-01'),
      endedOn: null,
      suspensions: [],
    };
    expect(codesOf({ ...facts, affiliations: [affiliation] })).toEqual(['waiting-period']);
  });

  it('ends with the employment', () => {
    const employments = [
      { affiliationId: 1n, validFrom: toDay('2023-01-01'), validTo: toDay('2024-06-10') },
    ];
    expect(codesOf({ ...facts, participant: { leftOn: null, employments } })).toEqual([
      'participant-not-employed',
    ]);
    const leftOn = toDay('2024-06-10');
    expect(codesOf({ ...facts, participant: { leftOn, employments } })).toEqual([
      'participant-left',
    ]);
  });

  it('stops while the employer is suspended, unless another employer is in order', () => {
    const suspended = {
      id: 1n,
      affiliatedOn: toDay('2020-01-01'),
      endedOn: null,
      suspensions: [{ ...validity, motive: 'Trois mois impayés' }],
    };
    expect(codesOf({ ...facts, affiliations: [suspended] })).toEqual(['affiliation-suspended']);
    const other = { id: 2n, affiliatedOn: toDay('2020-01-01'), endedOn: null, suspensions: [] };
    const employments = [1n, 2n].map((affiliationId) => ({ affiliationId, ...validity }));
    expect(
      codesOf({
        ...facts,
        participant: { leftOn: null, employments },
        affiliations: [suspended, other],
      }),
    ).toEqual([]);
  });
});

describe('entitlement of a family', () => {
  it('of a child stops at 21, or at 25 with a certificate', () => {
    const withChild = (changes: Partial<NonNullable<EntitlementFacts['dependant']>>) =>
      codesOf({ ...facts, dependant: { ...child, ...changes } });
    expect(withChild({ birthDate: toDay('2003-06-11') })).toEqual([]);
    expect(withChild({})).toEqual(['school-certificate-missing']);
    expect(withChild({ schoolCertificateUntil: toDay('2024-06-10') })).toEqual([]);
    expect(withChild({ schoolCertificateUntil: toDay('2024-06-09') })).toEqual([
      'school-certificate-expired',
    ]);
    expect(withChild({ birthDate: toDay('1999-06-10'), schoolCertificateUntil: OPEN_END })).toEqual(
      ['child-too-old'],
    );
    expect(withChild({ birthDate: null })).toEqual(['dependant-birth-date-missing']);
    expect(withChild({ relation: 'spouse', birthDate: null })).toEqual([]);
  });

  it('gives every reason at once', () => {
    expect(
      codesOf({
        ...facts,
        participant: { leftOn: toDay('2024-01-01'), employments: [], diedOn: toDay('2024-02-01') },
        dependant: { ...child, validTo: toDay('2024-01-01'), diedOn: toDay('2024-06-01') },
        adhesion: null,
      }),
    ).toEqual([
      'participant-dead',
      'participant-left',
      'dependant-dead',
      'dependant-link-ended',
      'school-certificate-missing',
      'adhesion-not-in-force',
    ]);
  });
});

describe('adjudication', () => {
  const line = {
    billedXof: 12_000n,
    quantity: 1,
    tariffXof: 10_000n,
    coverRateBasisPoints: 8_000,
    entitlement: { entitled: true, reasons: [] },
  };

  it('a line billed above the tariff is covered up to the tariff', () => {
    expect(adjudicateLine(line)).toMatchObject({
      baseXof: 10_000n,
      ipmShareXof: 8_000n,
      coPaymentXof: 2_000n,
      aboveCeilingXof: 0n,
      excessXof: 2_000n,
      rejectedXof: 0n,
      reasons: [{ code: 'price-above-tariff' }],
    });
  });

  it('a claim above the ceiling is paid up to the ceiling', () => {
    expect(adjudicateLine({ ...line, remainingCeilingXof: 5_000n })).toMatchObject({
      ipmShareXof: 5_000n,
      aboveCeilingXof: 3_000n,
      coPaymentXof: 2_000n,
    });
  });

  it('several units have several tariffs', () => {
    expect(adjudicateLine({ ...line, quantity: 2 })).toMatchObject({
      baseXof: 12_000n,
      excessXof: 0n,
    });
  });

  it('a line without rights, tariff or rate is rejected whole, with every reason', () => {
    const rejected = adjudicateLine({
      ...line,
      tariffXof: null,
      coverRateBasisPoints: null,
      isAlreadyBilled: true,
      entitlement: checkEntitlement({ ...facts, adhesion: null }),
    });
    expect(rejected).toMatchObject({ ipmShareXof: 0n, rejectedXof: 12_000n });
    expect(rejected.reasons.map((reason) => reason.code)).toEqual([
      'adhesion-not-in-force',
      'tariff-missing',
      'cover-rate-missing',
      'already-billed',
    ]);
    expect(rejected.reasons.every((reason) => isRejection(reason.code))).toBe(true);
  });
});

describe('the parts of billed lines', () => {
  it('every franc billed goes to exactly one part', () => {
    const francs = fc.bigInt(0n, 5_000_000n);
    const billedLine = fc.record({
      billedXof: fc.bigInt(1n, 5_000_000n),
      quantity: fc.integer({ min: 1, max: 30 }),
      tariffXof: fc.option(francs),
      coverRateBasisPoints: fc.option(fc.integer({ min: 0, max: 10_000 })),
      remainingCeilingXof: fc.option(fc.bigInt(-1_000n, 5_000_000n)),
      entitlement: fc.constant({ entitled: true, reasons: [] }),
    });
    fc.assert(
      fc.property(fc.array(billedLine, { maxLength: 8 }), (lines) => {
        const total = totalOfLines(lines.map(adjudicateLine));
        const { ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof } = total;
        const parts = [ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof];
        expect(parts.every((part) => part >= 0n)).toBe(true);
        expect(sum(parts)).toBe(sum(lines.map((each) => each.billedXof)));
      }),
    );
  });
});

describe('rubrics', () => {
  it('are seven compulsory ones and the optional ones, at rates within the bounds', () => {
    expect(RUBRICS.filter((rubric) => rubric.isCompulsory)).toHaveLength(7);
    expect(RUBRICS.flatMap((rubric) => checkCoverRate(rubric.defaultRateBasisPoints))).toEqual([]);
    expect(isRubricCode('optics')).toBe(true);
    expect(isRubricCode('spa')).toBe(false);
  });

  it('a cover rate outside the bounds is refused', () => {
    expect(checkCoverRate(4_999)).toEqual(['cover-rate-below-minimum']);
    expect(checkCoverRate(8_001)).toEqual(['cover-rate-above-maximum']);
    expect(checkCoverRate(5_000.5)).toEqual(['cover-rate-not-whole-basis-points']);
  });
});

describe('states', () => {
  it('an invoice is paid once, after approval', () => {
    expect(invoiceTransition('approved', 'pay')?.to).toBe('paid');
    expect(invoiceTransition('paid', 'pay')).toBeNull();
    expect(invoiceTransition('entered', 'approve')).toBeNull();
    expect(checkInvoiceApproval({ state: 'adjudicated', ipmShareXof: 5n })).toEqual([]);
    expect(checkInvoiceApproval({ state: 'approved', ipmShareXof: 0n })).toEqual([
      'invoice-not-adjudicated',
      'nothing-to-pay',
    ]);
  });

  it('money that arrives late still completes a checkout, once', () => {
    expect(checkoutStatesBefore('complete')).toEqual(['intent', 'open', 'expired', 'failed']);
    expect(CHECKOUT_STATES.filter((to) => canCheckoutBecome('complete', to))).toEqual([]);
  });
});
