import { dayOf } from '~/domain/period';
import type { JobPayload } from '#jobs/catalog';
import {
  parseWebhookEnvelope,
  readWebhookEvent,
  type WebhookEvent,
} from '~/integrations/wave/webhook-event';
import type { CheckoutSession } from '~/integrations/wave/wave-port';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { concludeCheckout } from './conclude-checkout.server';
import { postReceipt } from './post-receipt.server';

type StoredEvent = { readonly state: string; readonly rawBody: Buffer };
type Outcome = {
  readonly state: 'processed' | 'ignored' | 'unmatched' | 'unreadable';
  readonly receiptId: bigint | null;
};

/** Turns a stored event into its receipt, in one transaction; an event already processed changes nothing. */
export async function processWaveEvent(
  ctx: TenantContext,
  { eventId }: Pick<JobPayload<'wave.event'>, 'eventId'>,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    const { sql } = tx;
    const stored = await sql.first<StoredEvent>`SELECT state, rawBody FROM WaveEvent
      WHERE ipmId = ${sql.ipm} AND eventId = ${eventId} FOR UPDATE`;
    if (stored === null) throw new Error('a message names an event that is not stored');
    if (stored.state !== 'received') return;
    const outcome = await apply(ctx, tx, stored.rawBody);
    await sql.run`UPDATE WaveEvent SET state = ${outcome.state}, receiptId = ${outcome.receiptId},
        processedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND eventId = ${eventId}`;
  });
}

async function apply(ctx: TenantContext, tx: IpmTransaction, rawBody: Buffer): Promise<Outcome> {
  const envelope = parseWebhookEnvelope(rawBody.toString('utf8'));
  if (envelope === null) return { state: 'unreadable', receiptId: null };
  const event: WebhookEvent = readWebhookEvent(envelope);
  switch (event.kind) {
    case 'checkout-completed':
      return concludeCheckout(ctx, tx, event.session);
    case 'checkout-payment-failed':
      return noteFailure(tx, event.session);
    case 'merchant-payment-received':
    case 'b2b-payment-received':
      return receiveUnmatched(ctx, tx, event.payment);
    case 'b2b-payment-failed':
    case 'test':
    case 'unknown':
      return { state: 'ignored', receiptId: null };
    case 'unreadable':
      return { state: 'unreadable', receiptId: null };
  }
}

/** The session stays open: the payer may try again until it expires. */
async function noteFailure(tx: IpmTransaction, session: CheckoutSession): Promise<Outcome> {
  const { sql } = tx;
  const code = session.lastPaymentError?.code ?? 'payment-failure';
  const known = await sql.run`UPDATE WaveCheckout SET failureCode = ${code}, updatedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND sessionId = ${session.id} AND state = ${'open'}`;
  return { state: known === 1 ? 'processed' : 'unmatched', receiptId: null };
}

/** Money that names no call is kept as an unallocated receipt, for the accountant to resolve. */
async function receiveUnmatched(
  ctx: TenantContext,
  tx: IpmTransaction,
  payment: { readonly id: string; readonly amountXof: bigint },
): Promise<Outcome> {
  const { receiptId } = await postReceipt(ctx, tx, {
    affiliationId: null,
    method: 'wave',
    externalId: payment.id,
    amountXof: payment.amountXof,
    receivedOn: dayOf(tx.now),
    targetCallIds: [],
    note: null,
  });
  return { state: 'unmatched', receiptId };
}
