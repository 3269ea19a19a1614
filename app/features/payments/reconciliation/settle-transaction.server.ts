import { natureOf } from '~/domain/payments/wallet-movement';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { settleComeBack } from './come-back.server';
import { findGivenBack, findPaidOut } from './match-transaction.server';
import { receiveTransaction } from './receive-transaction.server';
import {
  lockTransaction,
  postTransaction,
  waveName,
  type StoredTransaction,
} from './stored-transaction.server';
import { undoReceipt } from '../undo-receipt.server';

type Settlement = {
  readonly state: 'settled' | 'in-transit' | 'waiting';
  readonly receiptId?: bigint;
  readonly providerPaymentId?: bigint;
  readonly duesPaymentId?: bigint;
  /** Of a movement that went through suspense. */
  readonly note?: string;
  /** A receipt that no event had announced. */
  readonly isFound?: boolean;
};

/**
 * Brings one movement of the wallet into the books, once: the row's lock and state see to it, and the
 * ledger posts an event once for each transaction. A movement that waits for an explanation is looked
 * at again; its fee is posted the first time.
 */
export async function settleTransaction(
  ctx: TenantContext,
  id: bigint,
): Promise<'found' | 'settled' | 'waiting'> {
  return ctx.followUp(async (tx) => {
    const row = await lockTransaction(tx, id);
    if (row.state === 'settled' || row.state === 'in-transit') return 'settled';
    const settlement = await settle(ctx, tx, row);
    if (row.state === 'stored') await postFee(ctx, tx, row, settlement.receiptId);
    await mark(tx, row, settlement);
    if (settlement.state === 'waiting') return 'waiting';
    return settlement.isFound ? 'found' : 'settled';
  });
}

async function settle(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
): Promise<Settlement> {
  switch (natureOf(row)) {
    case 'received':
      return { state: 'settled', ...(await receiveTransaction(ctx, tx, row)) };
    case 'given-back': {
      const receiptId = await findGivenBack(tx, row);
      if (receiptId === null) return { state: 'waiting' };
      await giveBack(ctx, tx, row, receiptId);
      return { state: 'settled', receiptId };
    }
    case 'swept':
      await postTransaction(ctx, tx, row, 'wallet-swept', -row.amountXof);
      return { state: 'in-transit' };
    case 'paid-out': {
      const paid = await findPaidOut(tx, row);
      return paid === null ? { state: 'waiting' } : { state: 'settled', ...paid };
    }
    case 'come-back':
      return settleComeBack(ctx, tx, row);
    case 'other':
      return { state: row.amountXof === 0n ? 'settled' : 'waiting' };
  }
}

/** The receipt may be undone already: by our own refund, whose answer came before this list. */
export async function giveBack(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
  receiptId: bigint,
) {
  const reason = waveName(row);
  const undone = await undoReceipt(ctx, tx, { receiptId, reason, on: row.day });
  if (!undone.ok && undone.reason !== 'receipt-already-reversed') {
    throw new Error(`receipt ${receiptId} cannot be undone: ${undone.reason}`);
  }
}

/** Wave's fee as Wave says it, taken or given back. */
async function postFee(
  ctx: TenantContext,
  tx: IpmTransaction,
  row: StoredTransaction,
  receiptId: bigint | undefined,
) {
  const { feeXof, amountXof } = row;
  const event = feeXof > 0n ? 'receipt-wave-fee' : 'wave-fee-returned';
  await postTransaction(ctx, tx, row, event, feeXof > 0n ? feeXof : -feeXof);
  if (receiptId === undefined || amountXof <= 0n) return;
  const { sql } = tx;
  await sql.run`UPDATE Receipt SET feeXof = ${feeXof}
    WHERE ipmId = ${sql.ipm} AND id = ${receiptId}`;
}

async function mark({ sql, now }: IpmTransaction, row: StoredTransaction, to: Settlement) {
  const { state, receiptId = null, providerPaymentId = null, duesPaymentId = null } = to;
  const { note = null } = to;
  const marked = await sql.run`UPDATE WalletTransaction SET state = ${state},
      receiptId = ${receiptId}, providerPaymentId = ${providerPaymentId},
      duesPaymentId = ${duesPaymentId}, note = ${note}, settledAt = ${state === 'settled' ? now : null}
    WHERE ipmId = ${sql.ipm} AND id = ${row.id} AND state = ${row.state}`;
  if (marked !== 1) throw new Error(`wallet transaction ${row.id} changed while it was locked`);
}
