import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { addDays } from '~/domain/period';
import { adjudicateInvoice } from '~/features/invoices/adjudicate-invoice.server';
import { approveInvoice } from '~/features/invoices/approve-invoice.server';
import { enterInvoice } from '~/features/invoices/enter-invoice.server';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { refuseInvoice } from '~/features/invoices/refuse-invoice.server';
import {
  adjudicated,
  approved,
  balanceOf,
  CARE_DAY,
  entered,
  invoiceOf,
  line,
  newCareIpm,
  TODAY,
} from './care-world';

const payment = { method: 'bank', reference: 'VIR 1', paidOn: TODAY } as const;

describe('an invoice', () => {
  it('goes from entry to payment, and the ledger follows', async () => {
    const test = await newCareIpm();
    const lines = [line(), line({ careOn: addDays(CARE_DAY, 1), billedXof: 7_000n })];
    const invoiceId = await entered(test, lines);
    expect(await invoiceOf(test, invoiceId)).toMatchObject({
      state: 'entered',
      billedXof: 12_000n,
      ipmShareXof: 0n,
      dueOn: '2026-12-15',
    });
    expect(await adjudicateInvoice(test.ctx, { invoiceId })).toMatchObject({
      ok: true,
      ipmShareXof: 8_000n,
    });
    expect(await balanceOf(test, '401000')).toBe(0n);
    expect(await approveInvoice(test.ctx, { invoiceId, ipmShareXof: 8_000n })).toEqual({
      ok: true,
      invoiceId,
    });
    expect(await balanceOf(test, '401000')).toBe(-8_000n);
    expect(await balanceOf(test, '601000')).toBe(8_000n);
    expect(await payInvoice(test.ctx, { invoiceId, ...payment })).toEqual({ ok: true, invoiceId });
    expect(await balanceOf(test, '401000')).toBe(0n);
    expect(await balanceOf(test, '521000')).toBe(-8_000n);
    expect(await invoiceOf(test, invoiceId)).toMatchObject({
      state: 'paid',
      number: 'F-2026-000001',
      coPaymentXof: 2_000n,
      excessXof: 2_000n,
      rejectedXof: 0n,
    });
  });

  it('is numbered without gaps, also when several are approved at once', async () => {
    const test = await newCareIpm();
    const ids = [];
    for (let day = 0; day < 6; day += 1) {
      ids.push(await adjudicated(test, [line({ careOn: addDays(CARE_DAY, day) })]));
    }
    await Promise.all(
      ids.map((invoiceId) => approveInvoice(test.contextOf(), { invoiceId, ipmShareXof: 4_000n })),
    );
    const numbers = await Promise.all(ids.map((id) => invoiceOf(test, id)));
    expect(numbers.map(({ number }) => number).sort()).toEqual(
      ids.map((_, index) => `F-2026-00000${index + 1}`),
    );
  });

  it('approved by two at once is approved once', async () => {
    const test = await newCareIpm();
    const invoiceId = await adjudicated(test, [line()]);
    const results = await Promise.all(
      [1, 2].map(() => approveInvoice(test.contextOf(), { invoiceId, ipmShareXof: 4_000n })),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'invoice-not-adjudicated' });
    expect(await balanceOf(test, '401000')).toBe(-4_000n);
  });

  it('paid by two at once is paid once', async () => {
    const test = await newCareIpm();
    const invoiceId = await approved(test, [line()]);
    const results = await Promise.all(
      ['VIR 1', 'VIR 2'].map((reference) =>
        payInvoice(test.contextOf(), { invoiceId, ...payment, reference }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'invoice-paid' });
    expect(await balanceOf(test, '521000')).toBe(-4_000n);
  });

  it('entered twice with one form key is entered once, with the same answer', async () => {
    const test = await newCareIpm();
    const requestKey = { key: `form-${test.ipm.id}`, digest: 'a'.repeat(64) };
    const input = {
      adhesionId: test.adhesionId,
      providerReference: 'DOUBLE-CLIC',
      receivedOn: TODAY,
      lines: [line()],
    };
    const first = await enterInvoice(test.contextOf({ requestKey }), input);
    const second = await enterInvoice(test.contextOf({ requestKey }), input);
    expect(second).toEqual(first);
    expect(await enterInvoice(test.ctx, input)).toMatchObject({
      ok: false,
      reason: 'invoice-reference-known',
    });
  });

  it.each(['entered', 'approved', 'paid', 'refused'] as const)(
    'refuses what its state %s does not allow',
    async (state) => {
      const test = await newCareIpm();
      const invoiceId =
        state === 'entered' || state === 'refused'
          ? await entered(test, [line()])
          : await approved(test, [line()]);
      if (state === 'paid') await payInvoice(test.ctx, { invoiceId, ...payment });
      if (state === 'refused') await refuseInvoice(test.ctx, { invoiceId, reason: 'illisible' });
      const reasons = [
        await approveInvoice(test.ctx, { invoiceId, ipmShareXof: 4_000n }),
        state === 'entered' ? null : await adjudicateInvoice(test.ctx, { invoiceId }),
        state === 'entered' ? null : await refuseInvoice(test.ctx, { invoiceId, reason: 'tard' }),
        state === 'approved' ? null : await payInvoice(test.ctx, { invoiceId, ...payment }),
      ];
      for (const answer of reasons) expect(answer?.ok ?? false).toBe(false);
      expect((await invoiceOf(test, invoiceId)).state).toBe(state);
    },
  );

  it('whose figures changed since they were shown is not approved unseen', async () => {
    const test = await newCareIpm();
    const invoiceId = await adjudicated(test, [line()]);
    expect(await approveInvoice(test.ctx, { invoiceId, ipmShareXof: 3_999n })).toMatchObject({
      reason: 'invoice-figures-changed',
    });
  });

  it('whose lines are all rejected owes nothing and is not approved', async () => {
    const test = await newCareIpm();
    const invoiceId = await adjudicated(test, [line({ actCode: 'ABSENT' })]);
    expect(await approveInvoice(test.ctx, { invoiceId, ipmShareXof: 0n })).toMatchObject({
      reason: 'nothing-to-pay',
    });
  });

  it('is not paid before its approval, nor in the future', async () => {
    const test = await newCareIpm();
    const invoiceId = await approved(test, [line()]);
    const on = (paidOn: typeof TODAY) => payInvoice(test.ctx, { invoiceId, ...payment, paidOn });
    expect(await on(addDays(TODAY, -1))).toMatchObject({ reason: 'payment-before-approval' });
    expect(await on(addDays(TODAY, 1))).toMatchObject({ reason: 'day-in-future' });
  });

  it('of another IPM is not there, whatever is tried', async () => {
    const [mine, other] = [await newCareIpm(), await newCareIpm()];
    const invoiceId = await approved(other, [line()]);
    const { ctx } = mine;
    const tries = [
      () => adjudicateInvoice(ctx, { invoiceId }),
      () => approveInvoice(ctx, { invoiceId, ipmShareXof: 4_000n }),
      () => refuseInvoice(ctx, { invoiceId, reason: 'non' }),
      () => payInvoice(ctx, { invoiceId, ...payment }),
      () =>
        enterInvoice(ctx, {
          adhesionId: other.adhesionId,
          providerReference: 'X',
          receivedOn: TODAY,
          lines: [line()],
        }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toBeInstanceOf(NotFound);
    expect((await invoiceOf(other, invoiceId)).state).toBe('approved');
  });
});
