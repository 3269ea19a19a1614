import { z } from 'zod';
import { dayField, idField, optional, textField } from '~/features/forms/fields';

/** Runs the reconciliation again: of one day, or of what is not final yet. */
export const RunReconciliationForm = z.object({ day: optional(dayField()) });
export type RunReconciliationInput = z.output<typeof RunReconciliationForm>;

/** A transfer from the wallet has reached the bank. */
export const BankSweepForm = z.object({ transactionId: idField(), bankedOn: dayField() });
export type BankSweepInput = z.output<typeof BankSweepForm>;

/** A movement that nothing explains goes to the suspense account, with a reason. */
export const SuspendTransactionForm = z.object({
  transactionId: idField(),
  reason: textField(300),
});
export type SuspendTransactionInput = z.output<typeof SuspendTransactionForm>;

/** A refund made at Wave, and the receipt that it undoes. */
export const AttachRefundForm = z.object({
  transactionId: idField(),
  receiptNumber: textField(30),
});
export type AttachRefundInput = z.output<typeof AttachRefundForm>;
