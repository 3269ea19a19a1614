import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { isToBeUndone } from './come-back.server';
import type { SuspendTransactionInput } from './reconciliation-form';
import {
  lockTransaction,
  postTransaction,
  type StoredTransaction,
} from './stored-transaction.server';

/** A movement that nothing explains enters the books by the suspense account, with the reason given. */
export async function suspendTransaction(
  ctx: IpmContext,
  { transactionId, reason }: SuspendTransactionInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row.state !== 'waiting') return { ok: false, reason: 'transaction-not-waiting' };
    if (await isOrderUnderWay(tx, row)) return { ok: false, reason: 'payout-under-way' };
    if (await isToBeUndone(tx, row)) return { ok: false, reason: 'return-under-way' };
    const { amountXof } = row;
    const event = amountXof > 0n ? 'wallet-in-suspense' : 'wallet-out-suspense';
    await postTransaction(ctx, tx, row, event, amountXof > 0n ? amountXof : -amountXof);
    const { sql } = tx;
    await sql.run`UPDATE WalletTransaction
      SET state = ${'settled'}, note = ${reason}, settledAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${row.id} AND state = ${'waiting'}`;
    await recordAudit(ctx, tx, {
      action: 'wallet.transaction-suspended',
      entityKind: 'wallet-transaction',
      entityId: row.id,
      after: { amountXof },
      reason,
    });
    return { ok: true };
  });
}

/** An order to pay an invoice explains it by itself, within the minute. */
async function isOrderUnderWay({ sql }: IpmTransaction, { clientReference }: StoredTransaction) {
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND clientReference = ${clientReference ?? ''}
      AND COALESCE(failureCode, '') <> ${'paid-twice'} LIMIT 1`;
  return order !== null;
}
