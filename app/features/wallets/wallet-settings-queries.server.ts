import type { IpmContext } from '~/platform/context';

/** What the settings page may know of a wallet: never a secret. */
export type WalletSettings = {
  readonly id: bigint;
  readonly walletName: string;
  readonly hasPrevious: boolean;
  readonly updatedAt: Date;
};

export async function findWalletSettings({
  sql,
}: Pick<IpmContext, 'sql'>): Promise<WalletSettings | null> {
  const row = await sql.first<{
    id: bigint;
    walletName: string;
    previousSecretCiphertext: string | null;
    updatedAt: Date;
  }>`SELECT id, walletName, previousSecretCiphertext, updatedAt FROM WaveWallet
    WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1`;
  if (row === null) return null;
  const { id, walletName, previousSecretCiphertext, updatedAt } = row;
  return { id, walletName, hasPrevious: previousSecretCiphertext !== null, updatedAt };
}
