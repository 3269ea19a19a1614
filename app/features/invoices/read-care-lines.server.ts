import type { IpmContext } from '~/platform/context';
import { listMaskedLines, listNamedLines, type InvoiceLine } from './invoice-line-queries.server';

type Reader = Pick<IpmContext, 'sql' | 'can' | 'user' | 'requestId' | 'transaction'>;

/**
 * The lines as their reader may see them: with names and acts for who may read care detail, and then
 * the reading is written down first; for the others the amounts alone.
 */
export async function readCareLines(ctx: Reader, invoiceId: bigint): Promise<InvoiceLine[]> {
  if (!ctx.can('care-detail:read')) return listMaskedLines(ctx, invoiceId);
  await ctx.transaction(async (tx) => {
    await tx.sql.insert('HealthAccess', {
      id: tx.newId(),
      userId: ctx.user.id,
      entityKind: 'invoice',
      entityId: invoiceId,
      requestId: ctx.requestId,
      at: tx.now,
    });
  });
  return listNamedLines(ctx, invoiceId);
}
