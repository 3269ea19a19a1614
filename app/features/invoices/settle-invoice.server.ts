import { assert } from '~/domain/assert';
import { openValueDate } from '~/domain/ledger/closing';
import { yearOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { PAYMENT_METHODS } from './invoice-limits';
import { summedOf, type LockedInvoice } from './lock-invoice.server';

type Settlement = {
  readonly method: (typeof PAYMENT_METHODS)[number];
  readonly reference: string;
  readonly paidOn: Day;
  /** Who paid, or gave the order to. */
  readonly paidBy: bigint;
};

/** An approved invoice, held by its lock, is paid: payment, sums, piece and audit, in one. */
export async function settleInvoice(
  ctx: TenantContext,
  tx: IpmTransaction,
  invoice: LockedInvoice,
  settlement: Settlement,
): Promise<void> {
  const { sql, now } = tx;
  const { id: invoiceId, ipmShareXof: amountXof } = invoice;
  const { method, reference, paidOn } = settlement;
  const paid = await sql.run`UPDATE ProviderInvoice SET state = ${'paid'}, paidAt = ${now},
      updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} AND state = ${'approved'}`;
  assert(paid === 1, 'a locked invoice keeps its state');
  const paymentId = await storePayment(tx, invoice, settlement);
  const before = summedOf(invoice);
  summariseInvoice(tx, { before, after: { ...before, state: 'paid', paidOn } });
  postEvent(ctx, tx, {
    event: `provider-paid-${method}`,
    valueDate: openValueDate(paidOn, await closedThrough(tx)),
    causeKind: 'provider-payment',
    causeId: paymentId,
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
}

async function storePayment(
  tx: IpmTransaction,
  { id: invoiceId, ipmShareXof: amountXof }: LockedInvoice,
  { method, reference, paidOn, paidBy }: Settlement,
): Promise<bigint> {
  const { sql } = tx;
  const id = tx.newId();
  await sql.insert('ProviderPayment', {
    ...{ id, invoiceId, method, reference, amountXof, paidOn },
    createdBy: paidBy,
    createdAt: tx.now,
  });
  const year = yearOf(paidOn);
  tx.atEnd('number', `provider-payment:${year}`, async () => {
    const number = await tx.nextNumber('provider-payment', year);
    const text = `RP-${year}-${number.toString().padStart(6, '0')}`;
    await sql.run`UPDATE ProviderPayment SET number = ${text}
      WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  });
  return id;
}
