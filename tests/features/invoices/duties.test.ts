import { describe, expect, it } from 'vitest';
import { addDays } from '~/domain/period';
import { setDuties } from '~/features/duties/set-duties.server';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { dutyObstacles } from '~/features/invoices/duty-obstacles.server';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import type { IpmContext } from '~/platform/context';
import { newUser } from '#tests/support/new-ipm';
import { adjudicated, entered, line, newCareIpm, TODAY, type CareIpm } from './care-world';

const payment = { method: 'bank' as const, reference: 'VIR-1', paidOn: TODAY };
const figures = { ipmShareXof: 4_000n };

/** Another person of the same IPM. */
const someone = async (test: CareIpm) => test.contextOf({ user: await newUser() });

const set = (test: CareIpm, changes: object) =>
  setDuties({ ...test.contextOf(), user: test.user } as IpmContext, {
    ...{ approverApart: true, payerApart: false, validFrom: TODAY, reason: 'une seule personne' },
    ...changes,
  });

describe('an invoice', () => {
  it('is not approved by who entered it or adjudicated it last, and says why', async () => {
    const test = await newCareIpm({ dutiesApart: true });
    const invoiceId = await entered(test, [line()]);
    const other = await someone(test);
    await adjudicateInvoice(other, { invoiceId });
    const approve = (ctx: CareIpm['ctx']) => approveInvoice(ctx, { invoiceId, ...figures });
    expect(await approve(test.ctx)).toEqual({ ok: false, reason: 'approver-entered' });
    expect(await approve(other)).toEqual({ ok: false, reason: 'approver-adjudicated' });
    expect(await dutyObstacles(other, invoiceId)).toEqual({
      approve: 'approver-adjudicated',
      pay: null,
    });
    const third = await someone(test);
    expect((await dutyObstacles(third, invoiceId)).approve).toBeNull();
    expect(await approve(third)).toEqual({ ok: true, invoiceId });
  });

  it('is refused even by who entered it, since nothing goes out', async () => {
    const test = await newCareIpm({ dutiesApart: true });
    const invoiceId = await adjudicated(test, [line()]);
    expect((await refuseInvoice(test.ctx, { invoiceId, reason: 'double' })).ok).toBe(true);
  });

  it('is paid by who approved it unless the IPM wants that apart too', async () => {
    const test = await newCareIpm({ dutiesApart: true });
    const approver = await someone(test);
    const approvedOne = async () => {
      const invoiceId = await adjudicated(test, [line()]);
      await approveInvoice(approver, { invoiceId, ...figures });
      return invoiceId;
    };
    const first = await approvedOne();
    expect((await payInvoice(approver, { invoiceId: first, ...payment })).ok).toBe(true);
    expect((await set(test, { payerApart: true })).ok).toBe(true);
    const second = await adjudicated(test, [line({ careOn: addDays(TODAY, -9) })]);
    expect((await approveInvoice(approver, { invoiceId: second, ...figures })).ok).toBe(true);
    const paid = (ctx: CareIpm['ctx']) => payInvoice(ctx, { invoiceId: second, ...payment });
    expect(await paid(approver)).toEqual({ ok: false, reason: 'payer-approved' });
    expect((await paid(test.ctx)).ok).toBe(true);
  });
});

describe('the setting of an IPM', () => {
  it('lets one person do all from its day on, with the reason in the journal', async () => {
    const test = await newCareIpm({ dutiesApart: true });
    const invoiceId = await adjudicated(test, [line()]);
    const tomorrow = addDays(TODAY, 1);
    expect((await set(test, { approverApart: false, validFrom: tomorrow })).ok).toBe(true);
    expect((await approveInvoice(test.ctx, { invoiceId, ...figures })).ok).toBe(false);
    expect((await set(test, { approverApart: false })).ok).toBe(true);
    expect((await approveInvoice(test.ctx, { invoiceId, ...figures })).ok).toBe(true);
    const journal = await test.sql.rows`SELECT reason FROM AuditEntry
      WHERE ipmId = ${test.sql.ipm} AND action = ${'duties.set'}`;
    expect(journal).toEqual(Array(2).fill({ reason: 'une seule personne' }));
  });

  it('does not begin in the past, nor twice on one day, and never overlaps', async () => {
    const test = await newCareIpm({ dutiesApart: true });
    const past = await set(test, { validFrom: addDays(TODAY, -1) });
    expect(past).toMatchObject({ reason: 'duties-in-past' });
    const later = addDays(TODAY, 10);
    const answers = await Promise.all(
      [later, later, TODAY].map((day) => set(test, { validFrom: day })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    const rows = await test.sql.rows`SELECT validFrom, validTo FROM DutyRule
      WHERE ipmId = ${test.sql.ipm} ORDER BY validFrom`;
    expect(rows).toEqual([
      { validFrom: TODAY, validTo: later },
      { validFrom: later, validTo: '9999-12-31' },
    ]);
  });

  it('of one IPM says nothing about another', async () => {
    const one = await newCareIpm({ dutiesApart: true });
    const other = await newCareIpm({ dutiesApart: true });
    await set(one, { approverApart: false });
    const invoiceId = await adjudicated(other, [line()]);
    expect((await approveInvoice(other.ctx, { invoiceId, ...figures })).ok).toBe(false);
  });
});
