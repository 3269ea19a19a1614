import { checkDuties, type DutyReason } from '~/domain/care/duties';
import type { InvoiceAction } from '~/domain/care/invoice-state';
import { NotFound } from '~/domain/outcome';
import { dutiesOn } from '~/features/duties/duty-queries.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import type { LockedInvoice } from './lock-invoice.server';

type Hands = Pick<LockedInvoice, 'enteredBy' | 'adjudicatedBy' | 'approvedBy'>;

export type DutyObstacles = Readonly<Record<'approve' | 'pay', DutyReason | null>>;

/** Why the reader of a page may not approve or pay this invoice, though the role allows it. */
export async function dutyObstacles(ctx: TenantContext, invoiceId: bigint): Promise<DutyObstacles> {
  const { sql } = ctx;
  const hands = await sql.first<Hands>`SELECT enteredBy, adjudicatedBy, approvedBy
    FROM ProviderInvoice WHERE ipmId = ${sql.ipm} AND id = ${invoiceId}`;
  if (hands === null) throw new NotFound(`invoice ${invoiceId}`);
  const duties = await dutiesOn(ctx, ctx.today);
  const of = (action: InvoiceAction) => checkDuties(action, duties, hands, ctx.user?.id ?? null);
  return { approve: of('approve'), pay: of('pay') };
}

/** The same under the lock of the invoice, for the command. */
export async function checkHands(
  ctx: TenantContext,
  tx: IpmTransaction,
  action: InvoiceAction,
  invoice: LockedInvoice,
): Promise<DutyReason | null> {
  return checkDuties(action, await dutiesOn(tx, ctx.today), invoice, ctx.user?.id ?? null);
}
