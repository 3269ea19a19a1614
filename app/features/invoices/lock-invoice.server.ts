import type { InvoiceState } from '~/domain/care/invoice-state';
import { NotFound } from '~/domain/outcome';
import type { SummedInvoice } from '~/domain/oversight/invoice-sums';
import { dayOf, type Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

export type LockedInvoice = {
  readonly id: bigint;
  readonly adhesionId: bigint;
  readonly state: InvoiceState;
  readonly receivedOn: Day;
  readonly dueOn: Day;
  readonly lineCount: number;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly rejectedXof: bigint;
  readonly approvedAt: Date | null;
  readonly enteredBy: bigint;
  readonly adjudicatedBy: bigint | null;
  readonly approvedBy: bigint | null;
};

/** The invoice, held until the end of the transaction: what is done to it is done one after the other. */
export async function lockInvoice(tx: IpmTransaction, invoiceId: bigint): Promise<LockedInvoice> {
  const { sql } = tx;
  const invoice = await sql.first<LockedInvoice>`SELECT id, adhesionId, state, receivedOn,
      dueOn, lineCount, billedXof, ipmShareXof, rejectedXof, approvedAt, enteredBy, adjudicatedBy,
      approvedBy
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} FOR UPDATE`;
  if (invoice === null) throw new NotFound(`invoice ${invoiceId}`);
  return invoice;
}

/** A locked invoice as the sums know it; one that is paid does not change any more. */
export const summedOf = (invoice: LockedInvoice): SummedInvoice => ({
  ...invoice,
  approvedOn: invoice.approvedAt && dayOf(invoice.approvedAt),
  paidOn: null,
});
