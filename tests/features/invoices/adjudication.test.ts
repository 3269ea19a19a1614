import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import type { EnteredLine } from '~/features/invoices/invoice-form';
import { listNamedLines } from '~/features/invoices/invoice-line-queries.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import { setCoverRate } from '~/features/tariffs/set-cover-rate.server';
import {
  adjudicated,
  approved,
  CARE_DAY,
  entered,
  invoiceOf,
  line,
  newCareIpm,
  newDependant,
  newParticipant,
  setPrice,
  TODAY,
  type CareIpm,
} from './care-world';

const linesOf = (test: CareIpm, invoiceId: bigint) => listNamedLines(test.ctx, invoiceId);
const codesOf = async (test: CareIpm, given: Partial<EnteredLine>) => {
  const invoiceId = await adjudicated(test, [line(given)]);
  const [only] = await linesOf(test, invoiceId);
  return only?.care.reasons.map(({ code }) => code);
};

describe('a line is rejected with its reason', () => {
  it('when the participant worked for nobody on the day of care', async () => {
    const test = await newCareIpm();
    await newParticipant(test, test.affiliationId, 'M002', '2026-11-03');
    expect(await codesOf(test, { matricule: 'M002' })).toEqual([
      'participant-not-employed',
      'waiting-period',
    ]);
    expect(await codesOf(test, { matricule: 'M002', careOn: toDay('2026-11-03') })).toEqual([]);
  });

  it('when the employer was suspended on the day of care, not the day after', async () => {
    const test = await newCareIpm();
    await test.sql.insert('Suspension', {
      id: test.ctx.newId(),
      affiliationId: test.affiliationId,
      validFrom: '2026-10-01',
      validTo: '2026-11-03',
      motive: 'Cotisations impayées',
      createdBy: 0n,
      createdAt: test.ctx.now,
    });
    expect(await codesOf(test, {})).toEqual(['affiliation-suspended']);
    expect(await codesOf(test, { careOn: toDay('2026-11-03') })).toEqual([]);
  });

  it('during the waiting months of the rule of that day', async () => {
    const test = await newCareIpm({ waitingMonths: 2 });
    await newParticipant(test, test.affiliationId, 'M003', '2026-09-03');
    expect(await codesOf(test, { matricule: 'M003' })).toEqual(['waiting-period']);
    expect(await codesOf(test, { matricule: 'M003', careOn: toDay('2026-11-03') })).toEqual([]);
  });

  it('when the child is of age without a certificate of that day', async () => {
    const test = await newCareIpm();
    const child = (firstName: string, schoolCertificateUntil?: string) =>
      newDependant(test, test.participantId, {
        firstName,
        birthDate: '2004-01-01',
        ...(schoolCertificateUntil === undefined ? {} : { schoolCertificateUntil }),
      });
    await child('Sans');
    await child('Avec', '2027-09-30');
    await child('Périmé', '2026-09-30');
    expect(await codesOf(test, { beneficiary: 'Sans' })).toEqual(['school-certificate-missing']);
    expect(await codesOf(test, { beneficiary: 'avec' })).toEqual([]);
    expect(await codesOf(test, { beneficiary: 'perime' })).toEqual(['school-certificate-expired']);
  });

  it('when the provider was not under convention, or has no tariff or rate', async () => {
    const test = await newCareIpm();
    await setPrice(test, test.adhesionId, 'C', 4_000n, '2025-01-01');
    expect(await codesOf(test, { careOn: toDay('2025-12-31') })).toEqual(['adhesion-not-in-force']);
    expect(await codesOf(test, { actCode: 'INCONNU' })).toEqual(['tariff-missing']);
    await test.sql.run`DELETE FROM CoverRate WHERE ipmId = ${test.sql.ipm}`;
    expect(await codesOf(test, { careOn: toDay('2026-11-05') })).toEqual(['cover-rate-missing']);
  });

  it('when the same act was billed before, unless that invoice was refused', async () => {
    const test = await newCareIpm();
    const first = await adjudicated(test, [line(), line(), line({ billedXof: 4_000n })]);
    const twins = (await linesOf(test, first)).map(({ rejectedXof }) => rejectedXof > 0n);
    expect(twins).toEqual([false, true, false]);
    const second = await adjudicated(test, [line()]);
    expect((await invoiceOf(test, second)).rejectedXof).toBe(5_000n);
    await refuseInvoice(test.ctx, { invoiceId: first, reason: 'doublon' });
    await adjudicateInvoice(test.ctx, { invoiceId: second });
    expect((await invoiceOf(test, second)).rejectedXof).toBe(0n);
  });
});

describe('the price and the rate', () => {
  it('are those of the day of care, at both edges of a change', async () => {
    const test = await newCareIpm();
    await setPrice(test, test.adhesionId, 'C', 6_000n, '2026-11-02');
    await setCoverRate(test.ctx, {
      rubric: 'consultation',
      rateBasisPoints: 5_000,
      validFrom: toDay('2026-11-03'),
      source: 'test',
      confirmed: false,
    });
    const invoiceId = await adjudicated(
      test,
      ['2026-11-01', '2026-11-02', '2026-11-03'].map((day) =>
        line({ careOn: toDay(day), billedXof: 9_000n }),
      ),
    );
    const lines = await linesOf(test, invoiceId);
    expect(lines.map(({ baseXof, ipmShareXof }) => [baseXof, ipmShareXof])).toEqual([
      [5_000n, 4_000n],
      [6_000n, 4_800n],
      [6_000n, 3_000n],
    ]);
  });

  it('may not be set twice from one day, nor out of bounds', async () => {
    const test = await newCareIpm();
    expect(await setPrice(test, test.adhesionId, 'C', 6_000n, '2026-01-01')).toMatchObject({
      reason: 'tariff-same-day',
    });
    const rate = { rubric: 'consultation', validFrom: TODAY, source: 'test', confirmed: false };
    expect(await setCoverRate(test.ctx, { ...rate, rateBasisPoints: 8_100 })).toMatchObject({
      reason: 'cover-rate-above-maximum',
    });
  });

  it('set by two at once leave no overlap', async () => {
    const test = await newCareIpm();
    await Promise.all(
      ['2026-03-01', '2026-05-01', '2026-07-01'].map((day, index) =>
        setPrice(
          { ...test, ctx: test.contextOf() },
          test.adhesionId,
          'C',
          BigInt(5_100 + index),
          day,
        ),
      ),
    );
    const rows = await test.sql.rows<{ validFrom: string; validTo: string }>`
      SELECT validFrom, validTo FROM Tariff WHERE ipmId = ${test.sql.ipm} ORDER BY validFrom`;
    expect(rows.map(({ validTo }) => validTo)).toEqual([
      '2026-03-01',
      '2026-05-01',
      '2026-07-01',
      '9999-12-31',
    ]);
  });
});

describe('adjudication', () => {
  it('done again gives the same franc, and keeps the versions of the rules', async () => {
    const test = await newCareIpm();
    const invoiceId = await adjudicated(test, [
      line({ billedXof: 7_777n, quantity: 1 }),
      line({ careOn: toDay('2026-11-03'), billedXof: 3_333n }),
      line({ actCode: 'X' }),
    ]);
    const before = [await invoiceOf(test, invoiceId), await linesOf(test, invoiceId)];
    await adjudicateInvoice(test.ctx, { invoiceId });
    expect([await invoiceOf(test, invoiceId), await linesOf(test, invoiceId)]).toEqual(before);
    const kept = await test.sql.rows<Record<string, bigint | null>>`SELECT tariffId, coverRateId,
        ruleId FROM ProviderInvoiceLine WHERE ipmId = ${test.sql.ipm} ORDER BY position`;
    expect(kept[0]?.['ruleId']).toBe(test.ruleId);
    expect(
      kept.map(({ tariffId, coverRateId }) => [tariffId !== null, coverRateId !== null]),
    ).toEqual([
      [true, true],
      [true, true],
      [false, false],
    ]);
  });

  it('leaves an approved line as it was, whatever the tariff becomes', async () => {
    const test = await newCareIpm();
    const invoiceId = await approved(test, [line()]);
    await setPrice(test, test.adhesionId, 'C', 1_000n, '2026-10-01');
    expect(await adjudicateInvoice(test.ctx, { invoiceId })).toMatchObject({ ok: false });
    expect((await invoiceOf(test, invoiceId)).ipmShareXof).toBe(4_000n);
  });

  it('splits every invoice into parts that add up to what was billed', async () => {
    const test = await newCareIpm();
    await newDependant(test, test.participantId, { firstName: 'Grand', birthDate: '1999-01-01' });
    const anyLine = fc.record({
      beneficiary: fc.constantFrom(null, 'Grand'),
      day: fc.integer({ min: 1, max: 14 }),
      actCode: fc.constantFrom('C', 'C', 'C', 'X'),
      quantity: fc.integer({ min: 1, max: 5 }),
      billed: fc.integer({ min: 1, max: 60_000 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 8 }), async (drawn) => {
        const lines = drawn.map(({ day, billed, ...rest }) =>
          line({
            ...rest,
            careOn: toDay(`2026-11-${String(day).padStart(2, '0')}`),
            billedXof: BigInt(billed),
          }),
        );
        const invoiceId = await adjudicated(test, lines);
        const whole = [await invoiceOf(test, invoiceId), ...(await linesOf(test, invoiceId))];
        for (const part of whole) {
          const { ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof } = part;
          const sum = ipmShareXof + coPaymentXof + aboveCeilingXof + excessXof + rejectedXof;
          expect(sum).toBe(part.billedXof);
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('entry refuses', () => {
  const enter = (test: CareIpm, given: Partial<EnteredLine>, receivedOn = TODAY) =>
    enterInvoice(test.ctx, {
      adhesionId: test.adhesionId,
      providerReference: `R-${test.ctx.newId()}`,
      receivedOn,
      lines: [line(given)],
    });

  it('people it does not know, and days that cannot be', async () => {
    const test = await newCareIpm();
    await newDependant(test, test.participantId, { firstName: 'Awa', birthDate: '2015-01-01' });
    await newDependant(test, test.participantId, { firstName: 'Awa', birthDate: '2019-01-01' });
    const reasons = await Promise.all([
      enter(test, { matricule: 'ZZZ' }),
      enter(test, { beneficiary: 'Moussa' }),
      enter(test, { beneficiary: 'Awa' }),
      enter(test, { careOn: TODAY }, CARE_DAY),
      enter(test, {}, toDay('2026-12-01')),
    ]);
    expect(reasons.map((answer) => (answer.ok ? 'done' : answer.reason))).toEqual([
      'line-matricule-unknown',
      'line-beneficiary-unknown',
      'line-beneficiary-ambiguous',
      'line-care-after-receipt',
      'day-in-future',
    ]);
    expect(await entered(test, [line({ beneficiary: 'Awa 2019' })])).toBeGreaterThan(0n);
  });
});
