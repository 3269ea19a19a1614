import type { IpmContext } from '~/platform/context';
import { recordAudit } from './record-audit.server';

/** What leaves the platform as a file; each is an entry of the journal by itself. */
export type ExportAction =
  | 'participant.exported'
  | 'employer.exported'
  | 'call.exported'
  | 'call-lines.exported'
  | 'receipt.exported'
  | 'statement.exported'
  | 'wallet.exported'
  | 'invoice.exported'
  | 'invoice.payouts-exported'
  | 'provider.exported'
  | 'ledger.exported'
  | 'audit.exported'
  | 'import.exported';

/**
 * Writes down who takes a list away, and with which filters, before its first row is read. What was
 * searched for may be a national number: the journal only says that something was.
 */
export async function recordExport(ctx: IpmContext, action: ExportAction): Promise<void> {
  const { q, export: format = 'csv', ...filters } = Object.fromEntries(ctx.query);
  const searched = q === undefined || q === '' ? {} : { searched: true };
  await ctx.transaction(async (tx) => {
    await recordAudit(ctx, tx, {
      action,
      entityKind: 'list',
      entityId: ctx.ipm.id,
      after: { format, ...searched, ...filters },
    });
  });
}
