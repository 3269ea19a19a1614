import { z } from 'zod';
import { textField } from '~/features/forms/fields';

/** As printed on the bank's own slip: 24 characters for an account of the WAEMU, 28 as an IBAN. */
const ACCOUNT_NUMBER = /^[A-Z0-9]{8,34}$/;

export const BankAccountForm = z.object({
  bankName: textField(120),
  holder: textField(160),
  number: textField(40)
    .transform((text) => text.toUpperCase().replace(/[\s.-]/g, ''))
    .refine((text) => ACCOUNT_NUMBER.test(text), 'not-an-account-number'),
});
export type BankAccountInput = z.output<typeof BankAccountForm>;
