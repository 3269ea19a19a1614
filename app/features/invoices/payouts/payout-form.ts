import { z } from 'zod';
import { idField, xofField } from '~/features/forms/fields';

/** A page of the list of invoices. */
export const MAX_PAYOUTS_AT_ONCE = 50;

/** Carries the total that was on the screen: another one is not paid unseen. */
export const OrderPayoutsForm = z.object({
  invoiceIds: z
    .array(idField(), 'required')
    .min(1, 'required')
    .max(MAX_PAYOUTS_AT_ONCE, 'too-long'),
  totalXof: xofField(),
});
export type OrderPayoutsInput = z.output<typeof OrderPayoutsForm>;
