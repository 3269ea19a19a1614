import type { IpmTransaction } from '~/platform/context';

/** Whether a reference is that of an order given from here, or Wave's number of what an order moved. */
export async function isOrderReference({ sql }: IpmTransaction, reference: string) {
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND clientReference = ${reference}
    UNION ALL SELECT w.id FROM WalletTransaction t
      JOIN WavePayout w ON w.ipmId = t.ipmId AND w.clientReference = t.clientReference
    WHERE t.ipmId = ${sql.ipm} AND t.transactionId = ${reference} LIMIT 1`;
  return order !== null;
}
