import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import type { RunReconciliationInput } from './reconciliation-form';

/** Has the wallet read again, now: a given day, or what is not final yet, for which one run to come is enough. */
export async function runReconciliation(
  ctx: IpmContext,
  { day }: RunReconciliationInput,
): Promise<CommandResult> {
  if (day !== null && day > ctx.today) return { ok: false, reason: 'day-in-future' };
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const wallet = await sql.first<{ id: bigint }>`SELECT id FROM WaveWallet
      WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1 FOR UPDATE`;
    if (wallet === null) return { ok: false, reason: 'no-wallet' };
    if (day === null && (await isToCome(tx))) return { ok: true };
    await tx.enqueue('wallet.reconcile', day === null ? {} : { day });
    await recordAudit(ctx, tx, {
      action: 'wallet.reconciliation-asked',
      entityKind: 'wallet',
      entityId: wallet.id,
      after: { day },
    });
    return { ok: true };
  });
}

/** A run of what is not final yet, which no worker has begun. */
async function isToCome({ sql }: IpmTransaction): Promise<boolean> {
  const waiting = await sql.first<{ id: bigint }>`SELECT id FROM OutboxMessage
    WHERE ipmId = ${sql.ipm} AND jobName = ${'wallet.reconcile'} AND failedAt IS NULL
      AND enqueuedAt IS NULL LIMIT 1`;
  return waiting !== null;
}
