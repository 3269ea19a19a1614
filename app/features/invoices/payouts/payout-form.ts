import { z } from 'zod';
import { flagField, idField, textField, xofField } from '~/features/forms/fields';

/** A page of the list of invoices. */
export const MAX_PAYOUTS_AT_ONCE = 50;

/** Carries what was on the screen: another total or another account is not paid unseen. */
export const OrderPayoutsForm = z.object({
  payouts: z
    .array(z.object({ invoiceId: idField(), recipient: textField(60) }), 'required')
    .min(1, 'required')
    .max(MAX_PAYOUTS_AT_ONCE, 'too-long'),
  totalXof: xofField(),
  /** Ticked by who has verified accounts that Wave knows under other names. */
  namesVerified: flagField(),
});
export type OrderPayoutsInput = z.output<typeof OrderPayoutsForm>;

/** Asks Wave to give back what it paid for an order. */
export const ReversePayoutForm = z.object({ orderId: idField(), reason: textField(300) });
export type ReversePayoutInput = z.output<typeof ReversePayoutForm>;
