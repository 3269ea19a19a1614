import { z } from 'zod';
import {
  choiceField,
  countField,
  dayField,
  idField,
  optional,
  textField,
  xofField,
} from '~/features/forms/fields';
import { actCodeField } from '~/features/tariffs/tariff-form';
import { MAX_LINES, PAYMENT_METHODS } from './invoice-limits';

const MAX_UNITS = 999;

/** One act: the participant's matricule, and the dependant's first name when the care is not their own. */
const LineForm = z.object({
  matricule: textField(30),
  beneficiary: optional(textField(120)),
  careOn: dayField(),
  actCode: actCodeField(),
  quantity: countField(1, MAX_UNITS),
  billedXof: xofField().refine((amountXof) => amountXof > 0n, 'amount-zero'),
});
export type EnteredLine = z.output<typeof LineForm>;

const LinesField = z
  .array(z.record(z.string(), z.unknown()), 'lines-missing')
  .max(MAX_LINES, 'too-many-lines')
  .transform((rows, context): EnteredLine[] => readLines(rows, context));

/** Lines alone, as a file gives them. */
export const InvoiceLinesForm = z.object({ lines: LinesField });

export const EnterInvoiceForm = z.object({
  adhesionId: idField(),
  providerReference: textField(60),
  receivedOn: dayField(),
  lines: LinesField,
});
export type EnterInvoiceInput = z.output<typeof EnterInvoiceForm>;

export const UploadInvoiceForm = z.object({ adhesionId: idField() });
export type UploadInvoiceInput = z.output<typeof UploadInvoiceForm>;

/** What has been typed so far, to be shown again with room for one more line. */
export const AddLineForm = z.looseObject({ lineCount: countField(1, MAX_LINES) });
export type AddLineInput = z.output<typeof AddLineForm>;

export const InvoiceForm = z.object({ invoiceId: idField() });
export type InvoiceInput = z.output<typeof InvoiceForm>;

/** Carries the share that was on the screen: another one is not approved unseen. */
export const ApproveInvoiceForm = z.object({ invoiceId: idField(), ipmShareXof: xofField() });
export type ApproveInvoiceInput = z.output<typeof ApproveInvoiceForm>;

export const RefuseInvoiceForm = z.object({ invoiceId: idField(), reason: textField(300) });
export type RefuseInvoiceInput = z.output<typeof RefuseInvoiceForm>;

export const PayInvoiceForm = z.object({
  invoiceId: idField(),
  method: choiceField(PAYMENT_METHODS),
  reference: textField(80),
  paidOn: dayField(),
});
export type PayInvoiceInput = z.output<typeof PayInvoiceForm>;

/** Names the payment that was on the screen: one made since is not undone unseen. */
export const UndoPaymentForm = z.object({ paymentId: idField(), reason: textField(300) });
export type UndoPaymentInput = z.output<typeof UndoPaymentForm>;

/** A line nobody wrote in is left aside; the others keep their place, so that errors find their fields. */
function readLines(
  rows: readonly Record<string, unknown>[],
  context: z.core.$RefinementCtx,
): EnteredLine[] {
  const lines = rows.flatMap((row, index) => {
    if (isBlank(row)) return [];
    const parsed = LineForm.safeParse(row);
    if (parsed.success) return [parsed.data];
    for (const { path, message } of parsed.error.issues) {
      context.addIssue({ code: 'custom', message, path: [index, ...path] });
    }
    return [];
  });
  if (rows.every(isBlank)) {
    context.addIssue({ code: 'custom', message: 'lines-missing', path: [0, 'matricule'] });
  }
  return lines;
}

/** The quantity is filled in beforehand, and `row` only keeps the line's place. */
const isBlank = (row: Record<string, unknown>) =>
  Object.keys(row).every((name) => name === 'quantity' || name === 'row');
