import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import {
  lockTransaction,
  postTransaction,
  waveName,
  type StoredTransaction,
} from './stored-transaction.server';

type MovementOut = {
  readonly id: bigint;
  readonly state: StoredTransaction['state'];
  readonly isSuspended: 0 | 1;
  readonly isOrderReversed: 0 | 1;
  readonly providerPaymentId: bigint | null;
  readonly reversedOn: Day | null;
};

/**
 * The movement of the same reference whose money comes back by this one; of several, first one whose
 * payment has not come back yet.
 */
const findMovementOut = ({ sql }: IpmTransaction, row: StoredTransaction) =>
  sql.first<MovementOut>`SELECT o.id, o.state, o.note IS NOT NULL AS isSuspended,
      w.id IS NOT NULL AS isOrderReversed, o.providerPaymentId, p.reversedOn
    FROM WalletTransaction o
      LEFT JOIN ProviderPayment p ON p.ipmId = o.ipmId AND p.id = o.providerPaymentId
      LEFT JOIN WalletTransaction b ON b.ipmId = o.ipmId AND b.amountXof > 0
        AND b.providerPaymentId = o.providerPaymentId
      LEFT JOIN WavePayout w ON w.ipmId = o.ipmId AND w.clientReference = o.clientReference
        AND w.state = ${'reversed'}
    WHERE o.ipmId = ${sql.ipm} AND o.clientReference = ${row.clientReference}
      AND o.amountXof = ${-row.amountXof} AND b.id IS NULL
    ORDER BY o.providerPaymentId IS NULL, o.id LIMIT 1`;

type ComeBack = {
  readonly state: 'settled' | 'waiting';
  readonly providerPaymentId?: bigint;
  readonly note?: string;
};

/**
 * Money that had been paid out is back. Its payment is undone first, by `wave.settle-payouts`; what was
 * put in suspense leaves it; a second payment of an invoice and its return cancel out there.
 */
export async function settleComeBack(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
): Promise<ComeBack> {
  const out = await findMovementOut(tx, row);
  if (out === null) return { state: 'waiting' };
  const { providerPaymentId, reversedOn } = out;
  if (providerPaymentId !== null) {
    return reversedOn === null ? { state: 'waiting' } : { state: 'settled', providerPaymentId };
  }
  const isPaidTwice = out.state === 'waiting' && out.isOrderReversed === 1;
  if (out.isSuspended !== 1 && !isPaidTwice) return { state: 'waiting' };
  if (isPaidTwice) await suspend(ctx, tx, out.id, row);
  await postTransaction(ctx, tx, row, 'wallet-in-suspense', row.amountXof);
  return { state: 'settled', note: waveName(row) };
}

async function suspend(
  ctx: TenantContext,
  tx: IpmTransaction,
  outId: bigint,
  back: StoredTransaction,
): Promise<void> {
  const { sql, now } = tx;
  const out = await lockTransaction(tx, outId);
  if (out.state !== 'waiting') throw new Error(`wallet transaction ${outId} changed meanwhile`);
  await postTransaction(ctx, tx, out, 'wallet-out-suspense', -out.amountXof);
  await sql.run`UPDATE WalletTransaction
    SET state = ${'settled'}, note = ${waveName(back)}, settledAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${outId} AND state = ${'waiting'}`;
}

/** Whether the payment that this money had gone to is about to be undone. */
export async function isToBeUndone(tx: IpmTransaction, row: StoredTransaction): Promise<boolean> {
  if (row.amountXof <= 0n) return false;
  const out = await findMovementOut(tx, row);
  return out !== null && out.providerPaymentId !== null;
}
