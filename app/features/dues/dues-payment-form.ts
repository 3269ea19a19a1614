import { z } from 'zod';
import { DUES_PAYMENT_METHODS } from '~/domain/oversight/dues-payment';
import {
  choiceField,
  countField,
  dayField,
  idField,
  textField,
  xofField,
} from '~/features/forms/fields';

export const DeclareDuesPaymentForm = z.object({
  year: countField(2016, 2100),
  amountXof: xofField(),
  paidOn: dayField(),
  method: choiceField(DUES_PAYMENT_METHODS),
  reference: textField(80),
});
export type DeclareDuesPaymentInput = z.output<typeof DeclareDuesPaymentForm>;

/** Carries the amount that was on the screen. */
export const ConfirmRemittanceForm = z.object({ paymentId: idField(), amountXof: xofField() });
export type ConfirmRemittanceInput = z.output<typeof ConfirmRemittanceForm>;

export const RefuseRemittanceForm = z.object({ paymentId: idField(), reason: textField(300) });
export type RefuseRemittanceInput = z.output<typeof RefuseRemittanceForm>;
