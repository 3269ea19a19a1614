import { z } from 'zod';
import { waveAmount } from './wave-amount';
import type { CheckoutSession, CustomFields } from './wave-port';
import { checkoutSession, customFields } from './wave-wire';

const envelope = z.object({
  id: z.string().min(1).max(255),
  type: z.string().min(1).max(255),
  data: z.record(z.string(), z.unknown()),
});

/** What is stored on arrival, before anybody looks at what it means. */
export type WebhookEnvelope = z.infer<typeof envelope>;

/** The envelope of a verified body, or null when it is not an event. */
export function parseWebhookEnvelope(rawBody: string): WebhookEnvelope | null {
  const json = parseJson(rawBody);
  const parsed = envelope.safeParse(json);
  return parsed.success ? parsed.data : null;
}

export type MerchantPayment = {
  id: string;
  amountXof: bigint;
  feeXof: bigint | null;
  senderMobile: string | null;
  merchantId: string | null;
  merchantName: string | null;
  customFields: CustomFields | null;
  /** Null when Wave does not say; the arrival of the event stands for it. */
  receivedAt: Date | null;
};

export type B2bPayment = {
  id: string;
  amountXof: bigint;
  senderId: string | null;
  clientReference: string | null;
  receivedAt: Date | null;
  lastPaymentError: { code: string; message: string } | null;
};

export type WebhookEvent =
  | { kind: 'checkout-completed'; session: CheckoutSession }
  | { kind: 'checkout-payment-failed'; session: CheckoutSession }
  | { kind: 'merchant-payment-received'; payment: MerchantPayment }
  | { kind: 'b2b-payment-received'; payment: B2bPayment }
  | { kind: 'b2b-payment-failed'; payment: B2bPayment }
  | { kind: 'test' }
  /** A type that Wave added since: stored and answered 200, and nothing follows from it. */
  | { kind: 'unknown'; type: string }
  /** A known type whose data cannot be read: somebody must look at it. */
  | { kind: 'unreadable'; type: string; fields: string[] };

/** What a stored event means. */
export function readWebhookEvent({ type, data }: WebhookEnvelope): WebhookEvent {
  switch (type) {
    case 'checkout.session.completed':
      return read(type, checkoutSession, data, (session) => ({
        kind: 'checkout-completed',
        session,
      }));
    case 'checkout.session.payment_failed':
      return read(type, checkoutSession, data, (session) => ({
        kind: 'checkout-payment-failed',
        session,
      }));
    case 'merchant.payment_received':
      return read(type, merchantPayment, data, (payment) => ({
        kind: 'merchant-payment-received',
        payment,
      }));
    case 'b2b.payment_received':
      return read(type, b2bPayment, data, (payment) => ({
        kind: 'b2b-payment-received',
        payment,
      }));
    case 'b2b.payment_failed':
      return read(type, b2bPayment, data, (payment) => ({ kind: 'b2b-payment-failed', payment }));
    case 'test.test_event':
      return { kind: 'test' };
    default:
      return { kind: 'unknown', type };
  }
}

const optionalInstant = z.iso
  .datetime({ offset: true })
  .nullish()
  .catch(null)
  .transform((text) => (text == null ? null : new Date(text)));

const merchantPayment = z
  .object({
    id: z.string().min(1),
    amount: waveAmount,
    fee: waveAmount.nullish(),
    currency: z.literal('XOF'),
    sender_mobile: z.string().nullish(),
    merchant_id: z.string().nullish(),
    merchant_name: z.string().nullish(),
    custom_fields: customFields,
    when_created: optionalInstant,
  })
  .transform((wire): MerchantPayment => ({
    id: wire.id,
    amountXof: wire.amount,
    feeXof: wire.fee ?? null,
    senderMobile: wire.sender_mobile ?? null,
    merchantId: wire.merchant_id ?? null,
    merchantName: wire.merchant_name ?? null,
    customFields: wire.custom_fields,
    receivedAt: wire.when_created,
  }));

const b2bPayment = z
  .object({
    id: z.string().min(1),
    amount: waveAmount,
    currency: z.literal('XOF'),
    sender_id: z.string().nullish(),
    client_reference: z.string().nullish(),
    when_created: optionalInstant,
    last_payment_error: z
      .object({ code: z.string(), message: z.string().nullish() })
      .nullish()
      .catch(null),
  })
  .transform((wire): B2bPayment => ({
    id: wire.id,
    amountXof: wire.amount,
    senderId: wire.sender_id ?? null,
    clientReference: wire.client_reference ?? null,
    receivedAt: wire.when_created,
    lastPaymentError: wire.last_payment_error
      ? { code: wire.last_payment_error.code, message: wire.last_payment_error.message ?? '' }
      : null,
  }));

function read<T>(
  type: string,
  schema: z.ZodType<T>,
  data: unknown,
  toEvent: (value: T) => WebhookEvent,
): WebhookEvent {
  const parsed = schema.safeParse(data);
  if (parsed.success) return toEvent(parsed.data);
  const fields = parsed.error.issues.map((issue) => issue.path.join('.'));
  return { kind: 'unreadable', type, fields };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
