import { dayOf } from '~/domain/period';
import type { JobPayload } from '#jobs/catalog';
import {
  parseWebhookEnvelope,
  readWebhookEvent,
  type B2bPayment,
  type MerchantPayment,
  type WebhookEvent,
} from '~/integrations/wave/webhook-event';
import type { CheckoutSession } from '~/integrations/wave/wave-port';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { concludeCheckout } from './conclude-checkout.server';
import { findListedB2b } from './match-b2b-payment.server';
import { receiveUnknownPayment } from './receive-unknown-payment.server';

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
      return receiveFromPerson(ctx, tx, event.payment);
    case 'b2b-payment-received':
      return receiveFromBusiness(ctx, tx, event.payment);
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

async function receiveFromPerson(
  ctx: TenantContext,
  tx: IpmTransaction,
  { id, amountXof, senderMobile, receivedAt }: MerchantPayment,
): Promise<Outcome> {
  const receiptId = await receiveUnknownPayment(ctx, tx, {
    id,
    amountXof,
    receivedOn: dayOf(receivedAt ?? tx.now),
    payerMobile: senderMobile,
    payerName: null,
    payerReference: null,
  });
  return { state: 'unmatched', receiptId };
}

async function receiveFromBusiness(
  ctx: TenantContext,
  tx: IpmTransaction,
  { id, amountXof, clientReference, receivedAt }: B2bPayment,
): Promise<Outcome> {
  const receivedOn = dayOf(receivedAt ?? tx.now);
  const listed = await findListedB2b(tx, { amountXof, receivedOn, clientReference });
  if (listed !== null) return { state: 'processed', receiptId: listed };
  const receiptId = await receiveUnknownPayment(ctx, tx, {
    id,
    amountXof,
    receivedOn,
    payerMobile: null,
    payerName: null,
    payerReference: clientReference,
  });
  return { state: 'unmatched', receiptId };
}
