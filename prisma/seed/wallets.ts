import { createHmac } from 'node:crypto';
import type { TenantContext } from '~/platform/context';

const WALLET_ACCOUNT = '552000';

export type DemoWallet = {
  readonly ipm: string;
  readonly webhookSecret: string;
};

/** A wallet of the Wave simulator and, encrypted, the same keys in the IPM's own row. */
export async function seedWallet(ctx: TenantContext, appUrl: string) {
  const { slug, shortName } = ctx.ipm;
  const id = ctx.newId();
  const apiKey = `wave_sn_prod_${invented(slug, 'key')}`;
  const webhookSecret = `wave_sn_WHS_${invented(slug, 'webhook')}`;
  const place = { table: 'WaveWallet', ipmId: ctx.ipm.id, id };
  await ctx.sql.insert('WaveWallet', {
    id,
    walletName: shortName,
    apiKeyCiphertext: ctx.vault.encrypt(apiKey, { ...place, column: 'apiKeyCiphertext' }),
    webhookSecretCiphertext: ctx.vault.encrypt(webhookSecret, {
      ...place,
      column: 'webhookSecretCiphertext',
    }),
    previousSecretCiphertext: null,
    webhookStrategy: 'either',
    signingSecretCiphertext: null,
    active: true,
    createdAt: ctx.now,
    updatedAt: ctx.now,
  });
  const simulated = {
    walletId: `wallet-${slug}`,
    businessName: shortName,
    apiKey,
    webhookSecret,
    webhookUrl: `${appUrl}/webhooks/wave/${slug}`,
    openingBalanceXof: '0',
  };
  return { simulated, demo: { ipm: slug, webhookSecret } satisfies DemoWallet };
}

export type Holder = { readonly mobile: string; readonly name: string };

/**
 * The simulated wallet begins with what the books of past months say that it holds, and Wave knows
 * the holders whom it pays.
 */
export async function openWithBooks<Wallet extends { readonly simulated: object }>(
  { sql }: TenantContext,
  wallet: Wallet,
  holders: readonly Holder[],
) {
  const held = await sql.first<{ xof: bigint | null }>`SELECT
      SUM(IF(debitCode = ${WALLET_ACCOUNT}, amountXof, -amountXof)) AS xof FROM LedgerTransfer
    WHERE ipmId = ${sql.ipm} AND (debitCode = ${WALLET_ACCOUNT} OR creditCode = ${WALLET_ACCOUNT})`;
  const xof = held?.xof ?? 0n;
  const openingBalanceXof = String(xof > 0n ? xof : 0n);
  return { ...wallet, simulated: { ...wallet.simulated, openingBalanceXof, holders } };
}

/** Keys of a simulator: worth nothing anywhere else, and the same for each seed. */
const invented = (slug: string, purpose: string) =>
  createHmac('sha256', 'demonstration')
    .update(`${slug}/${purpose}`)
    .digest('base64url')
    .slice(0, 40);
