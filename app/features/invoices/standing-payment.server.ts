import type { Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';
import type { PAYMENT_METHODS } from './invoice-limits';

export type StandingPayment = {
  readonly id: bigint;
  readonly number: string | null;
  readonly method: (typeof PAYMENT_METHODS)[number];
  readonly reference: string;
  readonly amountXof: bigint;
  readonly paidOn: Day;
};

/** The payment of an invoice that has not been undone, held; asked under the invoice's lock. */
export const lockStandingPayment = ({ sql }: IpmTransaction, invoiceId: bigint) =>
  sql.first<StandingPayment>`SELECT id, number, method, reference, amountXof, paidOn
    FROM ProviderPayment
    WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId} AND reversedOn IS NULL FOR UPDATE`;
