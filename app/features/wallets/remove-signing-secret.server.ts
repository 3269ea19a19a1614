import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import { findWalletSettings } from './wallet-settings-queries.server';

/** Requests to Wave are no longer signed: for a wallet whose portal has stopped asking for it. */
export async function removeSigningSecret(ctx: IpmContext): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const wallet = await findWalletSettings(tx);
    if (wallet === null || !wallet.signsRequests) return { ok: true };
    await sql.run`UPDATE WaveWallet SET signingSecretCiphertext = NULL, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${wallet.id}`;
    await recordAudit(ctx, tx, {
      action: 'wallet.signing-secret-removed',
      entityKind: 'wallet',
      entityId: wallet.id,
    });
    return { ok: true };
  });
}
