import { UNDER_WAY } from '~/domain/payments/payout-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import { lockInvoice } from '../lock-invoice.server';
import type { TenantContext } from '~/platform/context';
import type { Order } from './lot.server';

/** Wave has not paid and will not: the invoice is to be paid as before. */
export async function failPayout(
  ctx: TenantContext,
  { id, invoiceId, amountXof }: Order,
  code: string,
): Promise<void> {
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    await lockInvoice(tx, invoiceId);
    const failed = await sql.run`UPDATE WavePayout
      SET state = ${'failed'}, failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${sql.list(UNDER_WAY)})`;
    if (failed === 0) return;
    await recordAudit(ctx, tx, {
      action: 'invoice.payout-failed',
      entityKind: 'invoice',
      entityId: invoiceId,
      after: { code, amountXof },
    });
  });
}
