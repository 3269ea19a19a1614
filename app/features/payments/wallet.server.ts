import type { TenantContext } from '~/platform/context';

type WalletRow = {
  readonly id: bigint;
  readonly apiKeyCiphertext: string;
  readonly webhookSecretCiphertext: string;
  readonly previousSecretCiphertext: string | null;
};

/** Wave through this IPM's own wallet; null while it has none. */
export async function walletPort(ctx: TenantContext) {
  const wallet = await findWallet(ctx);
  if (wallet === null) return null;
  const apiKey = ctx.vault.decrypt(wallet.apiKeyCiphertext, {
    ...placeOf(ctx, wallet.id),
    column: 'apiKeyCiphertext',
  });
  return ctx.ports.wave(apiKey);
}

/** The secrets that a webhook of this wallet may be signed with: two while one is being rotated. */
export async function webhookSecrets(ctx: TenantContext): Promise<string[]> {
  const wallet = await findWallet(ctx);
  if (wallet === null) return [];
  const open = (column: 'webhookSecretCiphertext' | 'previousSecretCiphertext') => {
    const stored = wallet[column];
    return stored === null
      ? []
      : [ctx.vault.decrypt(stored, { ...placeOf(ctx, wallet.id), column })];
  };
  return [...open('webhookSecretCiphertext'), ...open('previousSecretCiphertext')];
}

export const placeOf = (ctx: TenantContext, id: bigint) => ({
  table: 'WaveWallet',
  ipmId: ctx.ipm.id,
  id,
});

function findWallet({ sql }: TenantContext): Promise<WalletRow | null> {
  return sql.first<WalletRow>`SELECT id, apiKeyCiphertext, webhookSecretCiphertext,
      previousSecretCiphertext
    FROM WaveWallet WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1`;
}
