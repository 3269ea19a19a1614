import { assert } from '~/domain/assert';
import type { PayoutState } from '~/domain/payments/payout-state';
import type { IpmTransaction } from '~/platform/context';

type LockedOrder = {
  readonly state: PayoutState;
  readonly failureCode: string | null;
  readonly recipient: string;
  readonly createdBy: bigint;
  readonly updatedAt: Date;
};

/** An order, held after its invoice: what is learnt of it is written once. */
export async function lockOrder({ sql }: IpmTransaction, id: bigint): Promise<LockedOrder> {
  const order = await sql.first<LockedOrder>`SELECT state, failureCode, recipient, createdBy,
      updatedAt
    FROM WavePayout WHERE ipmId = ${sql.ipm} AND id = ${id} FOR UPDATE`;
  assert(order !== null, 'an order stays');
  return order;
}
