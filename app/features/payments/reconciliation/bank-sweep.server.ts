import { openValueDate } from '~/domain/ledger/closing';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { BankSweepInput } from './reconciliation-form';
import { lockTransaction } from './stored-transaction.server';

/** The bank has what left the wallet: money on its way becomes money at the bank, once. */
export async function bankSweep(
  ctx: IpmContext,
  { transactionId, bankedOn }: BankSweepInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const row = await lockTransaction(tx, transactionId);
    if (row.state !== 'in-transit') return { ok: false, reason: 'transaction-not-in-transit' };
    if (bankedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
    if (bankedOn < row.day) return { ok: false, reason: 'banked-before-sent' };
    postEvent(ctx, tx, {
      event: 'sweep-banked',
      valueDate: openValueDate(bankedOn, await closedThrough(tx)),
      causeKind: 'wallet-transaction',
      causeId: row.id,
      amounts: { amount: -row.amountXof },
    });
    const { sql } = tx;
    await sql.run`UPDATE WalletTransaction SET state = ${'settled'}, settledAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${row.id} AND state = ${'in-transit'}`;
    await recordAudit(ctx, tx, {
      action: 'wallet.sweep-banked',
      entityKind: 'wallet-transaction',
      entityId: row.id,
      after: { bankedOn, amountXof: -row.amountXof },
    });
    return { ok: true };
  });
}
