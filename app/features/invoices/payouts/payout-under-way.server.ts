import { UNDER_WAY } from '~/domain/payments/payout-state';
import type { IpmTransaction } from '~/platform/context';

/** Whether Wave may be paying this invoice now; asked under the invoice's lock. */
export async function isPayoutUnderWay({ sql }: IpmTransaction, invoiceId: bigint) {
  const order = await sql.first<{ id: bigint }>`SELECT id FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId} AND state IN (${sql.list(UNDER_WAY)})
    LIMIT 1`;
  return order !== null;
}
