import { z } from 'zod';
import {
  choiceField,
  dayField,
  idField,
  optional,
  textField,
  xofField,
} from '~/features/forms/fields';

/** Pays what is still open on a call, or a part of it. */
export const PayCallForm = z.object({ callId: idField(), amountXof: optional(xofField()) });
export type PayCallInput = z.output<typeof PayCallForm>;

export const CheckPaymentForm = z.object({ callId: idField(), checkoutId: idField() });
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
});
export type AllocateReceiptInput = z.output<typeof AllocateReceiptForm>;
