import type { LedgerEvent } from '~/domain/ledger/accounts';
import { openValueDate } from '~/domain/ledger/closing';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';

export type StoredTransaction = {
  readonly id: bigint;
  readonly transactionId: string;
  readonly day: Day;
  readonly occurredAt: Date;
  readonly kind: string;
  readonly amountXof: bigint;
  readonly feeXof: bigint;
  readonly isReversal: boolean;
  readonly clientReference: string | null;
  readonly sessionId: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyMobile: string | null;
  readonly state: 'stored' | 'waiting' | 'in-transit' | 'settled';
};

/** As people find it again in Wave's list. */
export const waveName = ({
  kind,
  transactionId,
}: Pick<StoredTransaction, 'kind' | 'transactionId'>) => `Wave ${kind} ${transactionId}`;

export async function lockTransaction(
  { sql }: IpmTransaction,
  id: bigint,
): Promise<StoredTransaction> {
  const row = await sql.first<StoredTransaction>`SELECT id, transactionId, day, occurredAt, kind,
      amountXof, feeXof, isReversal, clientReference, sessionId, counterpartyName,
      counterpartyMobile, state
    FROM WalletTransaction WHERE ipmId = ${sql.ipm} AND id = ${id} FOR UPDATE`;
  if (row === null) throw new NotFound(`wallet transaction ${id}`);
  return row;
}

/** A piece whose cause is the transaction itself, on its day or the first open one after it. */
export async function postTransaction(
  ctx: TenantContext,
  tx: IpmTransaction,
  { id, day }: Pick<StoredTransaction, 'id' | 'day'>,
  event: LedgerEvent,
  amountXof: bigint,
) {
  postEvent(ctx, tx, {
    event,
    valueDate: openValueDate(day, await closedThrough(tx)),
    causeKind: 'wallet-transaction',
    causeId: id,
    amounts: { amount: amountXof },
  });
}
