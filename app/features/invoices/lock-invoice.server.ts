import type { InvoiceState } from '~/domain/care/invoice-state';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

export type LockedInvoice = {
  readonly id: bigint;
  readonly adhesionId: bigint;
  readonly state: InvoiceState;
  readonly receivedOn: Day;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly approvedAt: Date | null;
};

/** The invoice, held until the end of the transaction: what is done to it is done one after the other. */
export async function lockInvoice(tx: IpmTransaction, invoiceId: bigint): Promise<LockedInvoice> {
  const { sql } = tx;
  const invoice = await sql.first<LockedInvoice>`SELECT id, adhesionId, state, receivedOn,
      billedXof, ipmShareXof, approvedAt
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} FOR UPDATE`;
  if (invoice === null) throw new NotFound(`invoice ${invoiceId}`);
  return invoice;
}
