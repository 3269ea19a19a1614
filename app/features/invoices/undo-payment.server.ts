import { assert } from '~/domain/assert';
import { openValueDate } from '~/domain/ledger/closing';
import type { Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { summedOf, type LockedInvoice } from './lock-invoice.server';
import { adoptPaidTwice } from './payouts/adopt-paid-twice.server';
import type { StandingPayment } from './standing-payment.server';

type Undoing = {
  readonly reason: string;
  /** The day on which the money came back, or was found never to have left. */
  readonly on: Day;
  /** Who undoes it, or asked Wave to; null when it was given back at Wave, unasked from here. */
  readonly undoneBy: bigint | null;
};

/**
 * The payment of a paid invoice, both held by their locks, came back: its piece is reversed, and the
 * invoice is to be paid as before, unless Wave had paid it once more: `paid` then. The payment keeps its
 * number. All in one.
 */
export async function undoPayment(
  ctx: TenantContext,
  tx: IpmTransaction,
  invoice: LockedInvoice,
  { payment, reason, on, undoneBy }: Undoing & { readonly payment: StandingPayment },
): Promise<'approved' | 'paid'> {
  const { sql, now } = tx;
  const { id: invoiceId } = invoice;
  const { id: paymentId, number, amountXof, paidOn } = payment;
  const reversedOn = on < paidOn ? paidOn : on;
  await sql.run`UPDATE ProviderPayment SET reversedOn = ${reversedOn}, reversedBy = ${undoneBy},
      reversalReason = ${reason}
    WHERE ipmId = ${sql.ipm} AND id = ${paymentId}`;
  const reopened = await sql.run`UPDATE ProviderInvoice SET state = ${'approved'}, paidAt = NULL,
      updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} AND state = ${'paid'}`;
  assert(reopened === 1, 'a standing payment is that of a paid invoice');
  const summed = summedOf(invoice);
  summariseInvoice(tx, {
    before: { ...summed, state: 'paid', paidOn },
    after: { ...summed, state: 'approved' },
  });
  await reversePostings(ctx, tx, {
    causeKind: 'provider-payment',
    causeId: paymentId,
    valueDate: openValueDate(reversedOn, await closedThrough(tx)),
  });
  await recordAudit(ctx, tx, {
    action: 'invoice.payment-undone',
    entityKind: 'invoice',
    entityId: invoiceId,
    before: { state: 'paid' },
    after: { state: 'approved', number, amountXof, reversedOn },
    reason,
  });
  const isPaid = await adoptPaidTwice(ctx, tx, { ...invoice, state: 'approved' }, ctx.today);
  return isPaid ? 'paid' : 'approved';
}
