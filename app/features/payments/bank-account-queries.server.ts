import type { IpmContext } from '~/platform/context';

export type BankAccount = {
  readonly id: bigint;
  readonly bankName: string;
  readonly holder: string;
  readonly number: string;
};

/** Where the IPM is paid by transfer or cheque; null until it has said so. */
export const findBankAccount = ({ sql }: Pick<IpmContext, 'sql'>): Promise<BankAccount | null> =>
  sql.first<BankAccount>`SELECT id, bankName, holder, number FROM BankAccount
    WHERE ipmId = ${sql.ipm} ORDER BY id LIMIT 1`;
