import { assert } from '~/domain/assert';
import { invoiceTransition } from '~/domain/care/invoice-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import type { RefuseInvoiceInput } from './invoice-form';
import { lockInvoice, summedOf } from './lock-invoice.server';

/** Refuses an invoice whole, with its motive; nothing was owed, so nothing is posted. */
export async function refuseInvoice(
  ctx: TenantContext,
  { invoiceId, reason }: RefuseInvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    if (invoiceTransition(invoice.state, 'refuse') === null) {
      return { ok: false, reason: 'invoice-not-to-refuse' };
    }
    const { sql, now } = tx;
    const refused = await sql.run`UPDATE ProviderInvoice SET state = ${'refused'},
        refusalReason = ${reason}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} AND state = ${invoice.state}`;
    assert(refused === 1, 'a locked invoice keeps its state');
    const before = summedOf(invoice);
    summariseInvoice(tx, { before, after: { ...before, state: 'refused' } });
    await recordAudit(ctx, tx, {
      action: 'invoice.refused',
      entityKind: 'invoice',
      entityId: invoiceId,
      before: { state: invoice.state },
      after: { state: 'refused' },
      reason,
    });
    return { ok: true, invoiceId };
  });
}
