import { UNDER_WAY } from '~/domain/payments/payout-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { TenantContext } from '~/platform/context';
import { lockInvoice } from '../lock-invoice.server';
import type { Order } from './lot-queries.server';

/** Wave has not paid and will not: the invoices are to be paid as before. All of them, or none. */
export async function failPayouts(
  ctx: TenantContext,
  orders: readonly Order[],
  code: string,
): Promise<void> {
  const inOrder = orders.toSorted((a, b) => (a.invoiceId < b.invoiceId ? -1 : 1));
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    for (const { id, invoiceId, amountXof } of inOrder) {
      await lockInvoice(tx, invoiceId);
      const failed = await sql.run`UPDATE WavePayout
        SET state = ${'failed'}, failureCode = ${code}, updatedAt = ${now}
        WHERE ipmId = ${sql.ipm} AND id = ${id} AND state IN (${sql.list(UNDER_WAY)})`;
      if (failed === 0) continue;
      await recordAudit(ctx, tx, {
        action: 'invoice.payout-failed',
        entityKind: 'invoice',
        entityId: invoiceId,
        after: { code, amountXof },
      });
    }
  });
}
