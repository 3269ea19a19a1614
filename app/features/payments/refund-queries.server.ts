import type { IpmContext } from '~/platform/context';

export type RefundRow = {
  readonly state: 'intent' | 'done' | 'failed';
  readonly failureCode: string | null;
  readonly createdAt: Date;
};

/** The last refund asked for a receipt. */
export const findRefund = (
  { sql }: Pick<IpmContext, 'sql'>,
  receiptId: bigint,
): Promise<RefundRow | null> =>
  sql.first<RefundRow>`SELECT state, failureCode, createdAt FROM WaveRefund
    WHERE ipmId = ${sql.ipm} AND receiptId = ${receiptId} ORDER BY id DESC LIMIT 1`;
