import type { WebhookStrategy } from '~/features/wallets/wallet-form';
import type { TenantContext, TenantSql } from '~/platform/context';

type WalletRow = {
  readonly id: bigint;
  readonly apiKeyCiphertext: string;
  readonly webhookSecretCiphertext: string;
  readonly previousSecretCiphertext: string | null;
  readonly webhookStrategy: WebhookStrategy;
  readonly signingSecretCiphertext: string | null;
};

type Replaced = { readonly apiKey: string; readonly signingSecret: string | null };

/** Wave through this IPM's own wallet, or through the keys that are to replace its own; null while it has none. */
export async function walletPort(ctx: TenantContext, replaced?: Replaced) {
  const wallet = await findWallet(ctx);
  if (wallet === null) return null;
  const open = (column: 'apiKeyCiphertext' | 'signingSecretCiphertext', stored: string) =>
    ctx.vault.decrypt(stored, { ...placeOf(ctx, wallet.id), column });
  const { apiKeyCiphertext, signingSecretCiphertext: signing } = wallet;
  const known = signing === null ? undefined : open('signingSecretCiphertext', signing);
  return ctx.ports.wave(
    replaced?.apiKey ?? open('apiKeyCiphertext', apiKeyCiphertext),
    replaced?.signingSecret ?? known,
  );
}

export type WebhookProof = {
  readonly strategy: WebhookStrategy;
  readonly secrets: readonly string[];
  /** What is stored and says so; null while the IPM has no wallet. */
  readonly stored: WalletRow | null;
};

/** How a webhook of this wallet proves itself; it has two secrets while one is being rotated. */
export async function webhookProof(ctx: TenantContext): Promise<WebhookProof> {
  const stored = await findWallet(ctx);
  if (stored === null) return { strategy: 'either', secrets: [], stored };
  const open = (column: 'webhookSecretCiphertext' | 'previousSecretCiphertext') => {
    const ciphertext = stored[column];
    const place = { ...placeOf(ctx, stored.id), column };
    return ciphertext === null ? [] : [ctx.vault.decrypt(ciphertext, place)];
  };
  const secrets = [...open('webhookSecretCiphertext'), ...open('previousSecretCiphertext')];
  return { strategy: stored.webhookStrategy, secrets, stored };
}

/** Rows of the wallet as long as its proof is the one known: none once a secret was withdrawn. */
export const walletStands = (sql: Pick<TenantSql, 'part' | 'ipm'>, known: WalletRow) =>
  sql.part`FROM WaveWallet w WHERE w.ipmId = ${sql.ipm} AND w.id = ${known.id} AND w.active = 1
    AND w.webhookSecretCiphertext = ${known.webhookSecretCiphertext}
    AND COALESCE(w.previousSecretCiphertext, '') = ${known.previousSecretCiphertext ?? ''}
    AND w.webhookStrategy = ${known.webhookStrategy}`;

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
