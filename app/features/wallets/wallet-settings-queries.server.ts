import type { IpmContext } from '~/platform/context';
import type { WebhookStrategy } from './wallet-form';

/** What the settings page may know of a wallet: never a secret. */
export type WalletSettings = {
  readonly id: bigint;
  readonly walletName: string;
  readonly hasPrevious: boolean;
  readonly webhookStrategy: WebhookStrategy;
  readonly signsRequests: boolean;
  readonly updatedAt: Date;
};

export async function findWalletSettings({
  sql,
}: Pick<IpmContext, 'sql'>): Promise<WalletSettings | null> {
  const row = await sql.first<{
    id: bigint;
    walletName: string;
    previousSecretCiphertext: string | null;
    webhookStrategy: WebhookStrategy;
    signingSecretCiphertext: string | null;
    updatedAt: Date;
  }>`SELECT id, walletName, previousSecretCiphertext, webhookStrategy,
      signingSecretCiphertext, updatedAt
    FROM WaveWallet
    WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1`;
  if (row === null) return null;
  const { id, walletName, webhookStrategy, updatedAt } = row;
  return {
    ...{ id, walletName, webhookStrategy, updatedAt },
    hasPrevious: row.previousSecretCiphertext !== null,
    signsRequests: row.signingSecretCiphertext !== null,
  };
}
