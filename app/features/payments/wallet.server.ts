import type { TenantContext } from '~/platform/context';
import type { CipherPlace } from '~/platform/encryption.server';

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
    return stored === null ? [] : [openOnce(ctx, stored, { ...placeOf(ctx, wallet.id), column })];
  };
  return [...open('webhookSecretCiphertext'), ...open('previousSecretCiphertext')];
}

const OPENED_AT_MOST = 500;
const opened = new Map<string, string>();

/** Which secrets are in force is asked for each event; the same text in the same place is opened once. */
function openOnce({ vault }: TenantContext, stored: string, place: CipherPlace): string {
  const key = [place.column, place.ipmId, place.id, stored].join(' ');
  const known = opened.get(key);
  if (known !== undefined) return known;
  if (opened.size >= OPENED_AT_MOST) opened.clear();
  const secret = vault.decrypt(stored, place);
  opened.set(key, secret);
  return secret;
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
