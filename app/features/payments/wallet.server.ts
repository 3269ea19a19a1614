import type { WebhookStrategy } from '~/features/wallets/wallet-form';
import type { TenantContext } from '~/platform/context';
import type { CipherPlace } from '~/platform/encryption.server';

type WalletRow = {
  readonly id: bigint;
  readonly apiKeyCiphertext: string;
  readonly webhookSecretCiphertext: string;
  readonly previousSecretCiphertext: string | null;
  readonly webhookStrategy: WebhookStrategy;
  readonly signingSecretCiphertext: string | null;
};

/** Wave through this IPM's own wallet; null while it has none. */
export async function walletPort(ctx: TenantContext) {
  const wallet = await findWallet(ctx);
  if (wallet === null) return null;
  const open = (column: 'apiKeyCiphertext' | 'signingSecretCiphertext', stored: string) =>
    ctx.vault.decrypt(stored, { ...placeOf(ctx, wallet.id), column });
  const { apiKeyCiphertext, signingSecretCiphertext: signing } = wallet;
  return ctx.ports.wave(
    open('apiKeyCiphertext', apiKeyCiphertext),
    signing === null ? undefined : open('signingSecretCiphertext', signing),
  );
}

type WebhookProof = { readonly strategy: WebhookStrategy; readonly secrets: readonly string[] };

/** How a webhook of this wallet proves itself; it has two secrets while one is being rotated. */
export async function webhookProof(ctx: TenantContext): Promise<WebhookProof> {
  const wallet = await findWallet(ctx);
  if (wallet === null) return { strategy: 'either', secrets: [] };
  const open = (column: 'webhookSecretCiphertext' | 'previousSecretCiphertext') => {
    const stored = wallet[column];
    return stored === null ? [] : [openOnce(ctx, stored, { ...placeOf(ctx, wallet.id), column })];
  };
  const secrets = [...open('webhookSecretCiphertext'), ...open('previousSecretCiphertext')];
  return { strategy: wallet.webhookStrategy, secrets };
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
      previousSecretCiphertext, webhookStrategy, signingSecretCiphertext
    FROM WaveWallet WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1`;
}
