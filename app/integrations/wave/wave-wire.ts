import { z } from 'zod';
import { waveAmount } from './wave-amount';
import type {
  B2bPayout,
  CheckoutSession,
  CustomFields,
  Payout,
  PayoutBatch,
  RecipientAnswer,
  TransactionPage,
  WaveBalance,
  WaveTransaction,
} from './wave-port';

const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? null);
const optionalInstant = instant.nullish().transform((value) => value ?? null);
const currency = z.literal('XOF');

/** Unknown fields are tolerated everywhere: Wave adds some without notice. */
export const checkoutSession = z
  .object({
    id: z.string().min(1),
    amount: waveAmount,
    currency,
    checkout_status: z.enum(['open', 'complete', 'expired']),
    payment_status: z.enum(['processing', 'cancelled', 'succeeded']),
    client_reference: optionalText,
    business_name: optionalText,
    transaction_id: optionalText,
    restrict_payer_mobile: optionalText,
    last_payment_error: z
      .object({ code: z.string(), message: z.string().nullish() })
      .nullish()
      .transform((error) => (error ? { code: error.code, message: error.message ?? '' } : null)),
    wave_launch_url: z.url(),
    success_url: z.string(),
    error_url: z.string(),
    when_created: instant,
    when_completed: optionalInstant,
    when_expires: instant,
  })
  .transform((wire): CheckoutSession => ({
    id: wire.id,
    amountXof: wire.amount,
    checkoutStatus: wire.checkout_status,
    paymentStatus: wire.payment_status,
    clientReference: wire.client_reference,
    businessName: wire.business_name,
    transactionId: wire.transaction_id,
    restrictPayerMobile: wire.restrict_payer_mobile,
    lastPaymentError: wire.last_payment_error,
    launchUrl: wire.wave_launch_url,
    successUrl: wire.success_url,
    errorUrl: wire.error_url,
    createdAt: wire.when_created,
    completedAt: wire.when_completed,
    expiresAt: wire.when_expires,
  }));

export const checkoutSearch = z
  .object({ result: z.array(checkoutSession) })
  .transform((wire) => wire.result);

const payoutStatus = z.enum(['processing', 'succeeded', 'failed', 'reversed']);

export const payout = z
  .object({
    id: z.string().min(1),
    currency,
    receive_amount: waveAmount,
    fee: waveAmount,
    mobile: z.string(),
    name: optionalText,
    client_reference: optionalText,
    payment_reason: optionalText,
    status: payoutStatus,
    timestamp: instant,
    payout_error: z
      .object({ error_code: z.string(), error_message: z.string().nullish() })
      .nullish()
      .transform((error) =>
        error ? { code: error.error_code, message: error.error_message ?? '' } : null,
      ),
  })
  .transform((wire): Payout => ({
    id: wire.id,
    receiveAmountXof: wire.receive_amount,
    feeXof: wire.fee,
    mobile: wire.mobile,
    name: wire.name,
    clientReference: wire.client_reference,
    paymentReason: wire.payment_reason,
    status: wire.status,
    error: wire.payout_error,
    paidAt: wire.timestamp,
  }));

export const payoutSearch = z.object({ result: z.array(payout) }).transform((wire) => wire.result);

export const newPayoutBatch = z.object({ id: z.string().min(1) });

export const payoutBatch = z
  .object({
    id: z.string().min(1),
    status: z.enum(['processing', 'complete']),
    payouts: z.array(payout),
  })
  .transform((wire): PayoutBatch => wire);

export const recipientAnswer = z
  .object({
    within_limits: z.boolean().nullish(),
    name_match: z.enum(['MATCH', 'NO_MATCH', 'NAME_NOT_KNOWN']).nullish(),
    national_id_match: z.enum(['MATCH', 'NO_MATCH', 'ID_NOT_KNOWN']).nullish(),
  })
  .transform((wire): RecipientAnswer => ({
    withinLimits: wire.within_limits ?? null,
    nameMatch: wire.name_match ?? null,
    nationalIdMatch: wire.national_id_match ?? null,
  }));

export const b2bPayout = z
  .object({
    id: z.string().min(1),
    currency,
    receive_amount: waveAmount,
    fee: waveAmount.nullish(),
    recipient_id: z.string(),
    client_reference: optionalText,
    status: payoutStatus,
  })
  .transform((wire): B2bPayout => ({
    id: wire.id,
    receiveAmountXof: wire.receive_amount,
    feeXof: wire.fee ?? null,
    recipientId: wire.recipient_id,
    clientReference: wire.client_reference,
    status: wire.status,
  }));

export const balance = z
  .object({ amount: waveAmount, currency })
  .transform((wire): WaveBalance => ({ amountXof: wire.amount, currency: wire.currency }));

/** A payer types what a payer likes: what is no map of texts is left aside, never an error. */
export const customFields = z
  .unknown()
  .optional()
  .transform((value): CustomFields | null => {
    const parsed = z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .safeParse(value);
    if (!parsed.success) return null;
    return Object.fromEntries(
      Object.entries(parsed.data).map(([name, text]) => [name, String(text)]),
    );
  });

const transaction = z
  .object({
    timestamp: instant,
    transaction_id: z.string().min(1),
    transaction_type: z.string(),
    amount: waveAmount,
    fee: waveAmount,
    balance: waveAmount.nullish(),
    currency,
    is_reversal: z.boolean().nullish(),
    counterparty_name: optionalText,
    counterparty_mobile: optionalText,
    counterparty_id: optionalText,
    client_reference: optionalText,
    payment_reason: optionalText,
    checkout_api_session_id: optionalText,
    batch_id: optionalText,
    custom_fields: customFields,
  })
  .transform((wire): WaveTransaction => ({
    id: wire.transaction_id,
    kind: wire.transaction_type,
    occurredAt: wire.timestamp,
    amountXof: wire.amount,
    feeXof: wire.fee,
    balanceXof: wire.balance ?? null,
    isReversal: wire.is_reversal ?? false,
    counterpartyName: wire.counterparty_name,
    counterpartyMobile: wire.counterparty_mobile,
    counterpartyId: wire.counterparty_id,
    clientReference: wire.client_reference,
    paymentReason: wire.payment_reason,
    checkoutSessionId: wire.checkout_api_session_id,
    batchId: wire.batch_id,
    customFields: wire.custom_fields,
  }));

export const transactionPage = z
  .object({
    date: z.string(),
    page_info: z.object({ end_cursor: z.string().nullish(), has_next_page: z.boolean() }),
    items: z.array(transaction),
  })
  .transform((wire): TransactionPage => ({
    day: wire.date,
    items: wire.items,
    nextCursor: wire.page_info.has_next_page ? (wire.page_info.end_cursor ?? null) : null,
  }));

/** Answers whose body says nothing: 200 with an empty body or an object of no interest. */
export const ignoredBody = z.unknown().transform(() => null);
