import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { findWalletSettings } from './wallet-settings-queries.server';

/** Ends a rotation: events signed with the secret before the last are refused from now on. */
export async function removePreviousSecret(ctx: IpmContext): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const wallet = await findWalletSettings(tx);
    if (wallet === null || !wallet.hasPrevious) return { ok: true };
    await sql.run`UPDATE WaveWallet SET previousSecretCiphertext = NULL, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${wallet.id}`;
    await recordAudit(ctx, tx, {
      action: 'wallet.previous-secret-removed',
      entityKind: 'wallet',
      entityId: wallet.id,
    });
    return { ok: true };
  });
}
