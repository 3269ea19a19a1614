import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { postReceipt } from './post-receipt.server';

type UnknownPayment = {
  /** Wave's transaction. */
  readonly id: string;
  readonly amountXof: bigint;
  readonly receivedOn: Day;
  readonly payerMobile: string | null;
  readonly payerName: string | null;
  readonly payerReference: string | null;
};

/**
 * Money that names no call is kept as an unallocated receipt, for the accountant to resolve, with
 * what Wave says of its payer. Once for each transaction, whoever brings it first.
 */
export async function receiveUnknownPayment(
  ctx: TenantContext,
  tx: IpmTransaction,
  payment: UnknownPayment,
): Promise<bigint> {
  const { sql } = tx;
  const known = await sql.first<{ id: bigint }>`SELECT id FROM Receipt
    WHERE ipmId = ${sql.ipm} AND method = ${'wave'} AND externalId = ${payment.id}`;
  if (known !== null) return known.id;
  const { receiptId } = await postReceipt(ctx, tx, {
    affiliationId: null,
    method: 'wave',
    externalId: payment.id,
    amountXof: payment.amountXof,
    receivedOn: payment.receivedOn,
    targetCallIds: [],
    note: null,
  });
  await notePayer(tx, receiptId, payment);
  return receiptId;
}

/** What Wave says later of a payer completes what is known, and replaces nothing. */
export function notePayer(
  { sql }: IpmTransaction,
  receiptId: bigint,
  payer: Pick<UnknownPayment, 'payerMobile' | 'payerName' | 'payerReference'>,
): Promise<number> {
  return sql.run`UPDATE Receipt SET payerMobile = COALESCE(payerMobile, ${payer.payerMobile}),
      payerName = COALESCE(payerName, ${payer.payerName}),
      payerReference = COALESCE(payerReference, ${payer.payerReference})
    WHERE ipmId = ${sql.ipm} AND id = ${receiptId}`;
}
