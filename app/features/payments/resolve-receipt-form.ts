import { z } from 'zod';
import { dayField, idField, optional, textField } from '~/features/forms/fields';

/** Gives a receipt back through Wave, whole. */
export const RefundReceiptForm = z.object({ receiptId: idField(), reason: textField(300) });
export type RefundReceiptInput = z.output<typeof RefundReceiptForm>;

/** Keeps the rest of a receipt aside, for an employer when one is named. */
export const HoldReceiptForm = z.object({
  receiptId: idField(),
  affiliationId: optional(idField()),
  reason: textField(300),
});
export type HoldReceiptInput = z.output<typeof HoldReceiptForm>;

/** The bank has credited a cheque. */
export const ClearChequeForm = z.object({ receiptId: idField(), clearedOn: dayField() });
export type ClearChequeInput = z.output<typeof ClearChequeForm>;
