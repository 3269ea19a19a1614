import { describe, expect, it } from 'vitest';
import { NotFound } from '~/domain/outcome';
import { addDays } from '~/domain/period';
import { setDuties } from '~/features/duties/set-duties.server';
import type { PAYMENT_METHODS } from '~/features/invoices/invoice-limits';
import { getInvoice, invoiceOfPayment } from '~/features/invoices/invoice-queries.server';
import { payInvoice } from '~/features/invoices/pay-invoice.server';
import { undoRecordedPayment } from '~/features/invoices/undo-recorded-payment.server';
import { compareSummaries } from '~/features/summaries/compare-summaries.server';
import type { IpmContext } from '~/platform/context';
import { expectInvariants } from '#tests/support/invariants';
import { approved, invoiceOf, line, newCareIpm, TODAY, type CareIpm } from './care-world';

const REASON = 'Virement rejeté par la banque';

const asUser = (made: CareIpm) => ({ ...made.contextOf(), user: made.user }) as IpmContext;

async function paid(made: CareIpm, method: (typeof PAYMENT_METHODS)[number] = 'bank') {
  const invoiceId = await approved(made, [line()]);
  const reference = `${method}-${invoiceId}`;
  await payInvoice(made.ctx, { invoiceId, method, reference, paidOn: TODAY });
  const { paymentId } = await getInvoice(made.ctx, invoiceId);
  return { invoiceId, paymentId: paymentId ?? 0n };
}

const undo = (made: CareIpm, paymentId: bigint) =>
  undoRecordedPayment(asUser(made), { paymentId, reason: REASON });

const payments = ({ sql }: CareIpm) =>
  sql.rows`SELECT number, reversedOn, reversalReason FROM ProviderPayment
    WHERE ipmId = ${sql.ipm} ORDER BY id`;

const pieces = ({ sql }: CareIpm) =>
  sql.rows`SELECT p.event, p.causeKind, p.valueDate, t.debitCode, t.creditCode, t.amountXof
    FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
    WHERE p.ipmId = ${sql.ipm} AND p.causeKind LIKE ${'provider-payment%'} ORDER BY p.id`;

async function expectBooksHold(made: CareIpm) {
  await expectInvariants(made);
  expect((await compareSummaries(made.sql)).differences).toEqual([]);
}

describe('a payment written down by hand', () => {
  it.each(['bank', 'cheque', 'wave'] as const)(
    'by %s is undone whole: its number stays, and the invoice is paid again under the next',
    async (method) => {
      const made = await newCareIpm();
      const { invoiceId, paymentId } = await paid(made, method);
      expect(await undo(made, paymentId)).toEqual({ ok: true, invoiceId, state: 'approved' });
      expect((await invoiceOf(made, invoiceId)).state).toBe('approved');
      const money = method === 'wave' ? '552000' : '521000';
      const moved = { event: `provider-paid-${method}`, valueDate: TODAY, amountXof: 4_000n };
      expect(await pieces(made)).toEqual([
        { ...moved, causeKind: 'provider-payment', debitCode: '401000', creditCode: money },
        {
          ...moved,
          causeKind: 'provider-payment-reversal',
          debitCode: money,
          creditCode: '401000',
        },
      ]);
      await expectBooksHold(made);
      const again = { invoiceId, method: 'bank' as const, reference: 'VIR-2', paidOn: TODAY };
      expect((await payInvoice(made.ctx, again)).ok).toBe(true);
      expect(await payments(made)).toEqual([
        { number: 'RP-2026-000001', reversedOn: TODAY, reversalReason: REASON },
        { number: 'RP-2026-000002', reversedOn: null, reversalReason: null },
      ]);
      await expectBooksHold(made);
    },
  );

  it('is undone once: an old page does not undo the payment that was made since', async () => {
    const made = await newCareIpm();
    const { invoiceId, paymentId } = await paid(made);
    const answers = await Promise.all([undo(made, paymentId), undo(made, paymentId)]);
    expect(answers.filter(({ ok }) => ok).length).toBe(1);
    await payInvoice(made.ctx, { invoiceId, method: 'bank', reference: 'VIR-2', paidOn: TODAY });
    expect(await undo(made, paymentId)).toEqual({ ok: false, reason: 'payment-undone' });
    expect((await invoiceOf(made, invoiceId)).state).toBe('paid');
    expect((await pieces(made)).length).toBe(3);
  });

  it('is left to another where who approved does not pay', async () => {
    const made = await newCareIpm();
    const { paymentId } = await paid(made);
    const apart = { approverApart: true, payerApart: true, reason: 'test', validFrom: TODAY };
    expect(await setDuties(asUser(made), apart)).toMatchObject({ ok: true });
    expect(await undo(made, paymentId)).toEqual({ ok: false, reason: 'payer-approved' });
  });

  it('of another IPM is not found, to undo or to read', async () => {
    const made = await newCareIpm();
    const { invoiceId, paymentId } = await paid(made);
    const other = await newCareIpm();
    await expect(undo(other, paymentId)).rejects.toThrow(NotFound);
    await expect(invoiceOfPayment(other.ctx, paymentId)).rejects.toThrow(NotFound);
    expect(await invoiceOfPayment(made.ctx, paymentId)).toBe(invoiceId);
    expect((await invoiceOf(made, invoiceId)).state).toBe('paid');
  });

  it('may have been late, and is no longer counted so once undone', async () => {
    const made = await newCareIpm();
    const { invoiceId, paymentId } = await paid(made);
    await made.sql.run`UPDATE ProviderPayment SET paidOn = ${addDays(TODAY, 90)}
      WHERE ipmId = ${made.sql.ipm}`;
    await made.sql.run`UPDATE InvoiceSummary SET paidLateCount = 1,
        paymentDays = paymentDays + 90 WHERE ipmId = ${made.sql.ipm} AND state = ${'paid'}`;
    expect((await compareSummaries(made.sql)).differences).toEqual([]);
    expect((await undo(made, paymentId)).ok).toBe(true);
    expect((await compareSummaries(made.sql)).differences).toEqual([]);
    expect((await invoiceOf(made, invoiceId)).state).toBe('approved');
  });
});
