import type { IpmTransaction } from '~/platform/context';

/** The wallet that pays keeps its key until what is asked of it is written; false when there is none. */
export async function lockWallet({ sql }: IpmTransaction): Promise<boolean> {
  const wallet = await sql.first<{ id: bigint }>`SELECT id FROM WaveWallet
    WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1 FOR UPDATE`;
  return wallet !== null;
}
