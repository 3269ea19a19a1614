import { z } from 'zod';
import {
  choiceField,
  dayField,
  idField,
  optional,
  textField,
  xofField,
} from '~/features/forms/fields';

/** More than five years of months. */
export const MAX_CALLS_AT_ONCE = 60;

/** Pays what is still open on calls of one employer, or a part of it, in the order given. */
export const PayCallsForm = z.object({
  callIds: z
    .array(idField(), 'required')
    .min(1, 'required')
    .max(MAX_CALLS_AT_ONCE, 'too-many-calls')
    .transform((ids) => [...new Set(ids)]),
  amountXof: optional(xofField()),
});
export type PayCallsInput = z.output<typeof PayCallsForm>;

export const CheckPaymentForm = z.object({ checkoutId: idField() });
export type CheckPaymentInput = z.output<typeof CheckPaymentForm>;

export const RecordReceiptForm = z.object({
  affiliationId: idField(),
  method: choiceField(['bank', 'cheque', 'cash']),
  reference: textField(100),
  amountXof: xofField(),
  receivedOn: dayField(),
  note: optional(textField(300)),
});
export type RecordReceiptInput = z.output<typeof RecordReceiptForm>;

export const ReverseReceiptForm = z.object({ receiptId: idField(), reason: textField(300) });
export type ReverseReceiptInput = z.output<typeof ReverseReceiptForm>;

/** Money that settled nothing when it came; the employer is asked when the payer was not known. */
export const AllocateReceiptForm = z.object({
  receiptId: idField(),
  affiliationId: optional(idField()),
  /** What each call is given; without them, the oldest first. */
  lines: optional(
    z
      .array(z.object({ callId: idField(), amountXof: optional(xofField()) }))
      .max(MAX_CALLS_AT_ONCE, 'too-many-calls'),
  ),
});
export type AllocateReceiptInput = z.output<typeof AllocateReceiptForm>;
