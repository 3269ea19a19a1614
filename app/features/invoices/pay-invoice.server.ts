import { assert } from '~/domain/assert';
import { invoiceTransition } from '~/domain/care/invoice-state';
import { openValueDate } from '~/domain/ledger/closing';
import { dayOf, yearOf } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { CommandResult, IpmTransaction, Refusal, TenantContext } from '~/platform/context';
import { checkHands } from './duty-obstacles.server';
import type { PayInvoiceInput } from './invoice-form';
import { lockInvoice, summedOf, type LockedInvoice } from './lock-invoice.server';

/** Writes the payment of an approved invoice, once and whole. */
export async function payInvoice(
  ctx: TenantContext,
  input: PayInvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  const { invoiceId, method, reference, paidOn } = input;
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    const refusal = checkPayment(ctx, invoice, input);
    if (refusal !== null) return refusal;
    const apart = await checkHands(ctx, tx, 'pay', invoice);
    if (apart !== null) return { ok: false, reason: apart };
    const { sql, now } = tx;
    const paid = await sql.run`UPDATE ProviderInvoice SET state = ${'paid'}, paidAt = ${now},
        updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} AND state = ${'approved'}`;
    assert(paid === 1, 'a locked invoice keeps its state');
    const amountXof = invoice.ipmShareXof;
    await storePayment(ctx, tx, input, amountXof);
    const before = summedOf(invoice);
    summariseInvoice(tx, { before, after: { ...before, state: 'paid', paidOn } });
    postEvent(ctx, tx, {
      event: `provider-paid-${method}`,
      valueDate: openValueDate(paidOn, await closedThrough(tx)),
      causeKind: 'invoice',
      causeId: invoiceId,
      amounts: { amount: amountXof },
      parties: { debitParty: `adhesion:${invoice.adhesionId}` },
    });
    await recordAudit(ctx, tx, {
      action: 'invoice.paid',
      entityKind: 'invoice',
      entityId: invoiceId,
      before: { state: 'approved' },
      after: { state: 'paid', method, reference, paidOn, amountXof },
    });
    return { ok: true, invoiceId };
  });
}

function checkPayment(
  ctx: TenantContext,
  invoice: LockedInvoice,
  { paidOn }: PayInvoiceInput,
): Refusal | null {
  if (invoiceTransition(invoice.state, 'pay') === null) {
    return { ok: false, reason: invoice.state === 'paid' ? 'invoice-paid' : 'invoice-not-to-pay' };
  }
  if (paidOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  assert(invoice.approvedAt !== null, 'an approved invoice has the instant of its approval');
  return paidOn < dayOf(invoice.approvedAt)
    ? { ok: false, reason: 'payment-before-approval' }
    : null;
}

async function storePayment(
  ctx: TenantContext,
  tx: IpmTransaction,
  { invoiceId, method, reference, paidOn }: PayInvoiceInput,
  amountXof: bigint,
) {
  const { sql } = tx;
  const id = tx.newId();
  await sql.insert('ProviderPayment', {
    id,
    invoiceId,
    method,
    reference,
    amountXof,
    paidOn,
    createdBy: ctx.user?.id ?? 0n,
    createdAt: tx.now,
  });
  const year = yearOf(paidOn);
  tx.atEnd('number', `provider-payment:${year}`, async () => {
    const number = await tx.nextNumber('provider-payment', year);
    const text = `RP-${year}-${number.toString().padStart(6, '0')}`;
    await sql.run`UPDATE ProviderPayment SET number = ${text}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  });
}
