import { assert } from '~/domain/assert';
import { totalOfLines, type AdjudicatedAmounts } from '~/domain/care/adjudication';
import { invoiceTransition } from '~/domain/care/invoice-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import { adjudicateLines, type AdjudicatedAct, type BilledAct } from './adjudicate-lines';
import { loadCareFacts } from './care-facts.server';
import type { InvoiceInput } from './invoice-form';
import { lockInvoice, summedOf, type LockedInvoice } from './lock-invoice.server';

/** Makes, or makes again, the figures of every line; nothing is owed before approval. */
export async function adjudicateInvoice(
  ctx: TenantContext,
  { invoiceId }: InvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint; readonly ipmShareXof: bigint }>> {
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    if (invoiceTransition(invoice.state, 'adjudicate') === null) {
      return { ok: false, reason: 'invoice-not-to-adjudicate' };
    }
    const lines = await linesOf(tx, invoiceId);
    const adjudicated = adjudicateLines(lines, await loadCareFacts(tx, invoice, lines));
    const totals = totalOfLines(adjudicated);
    assert(totals.billedXof === invoice.billedXof, 'an invoice bills what its lines bill');
    const parts = partsOf(totals);
    await replaceLines(tx, invoiceId, adjudicated);
    await storeTotals(ctx, tx, invoice, parts);
    const before = summedOf(invoice);
    summariseInvoice(tx, { before, after: { ...before, ...parts, state: 'adjudicated' } });
    await recordAudit(ctx, tx, {
      action: 'invoice.adjudicated',
      entityKind: 'invoice',
      entityId: invoiceId,
      before: { state: invoice.state, ipmShareXof: invoice.ipmShareXof },
      after: { state: 'adjudicated', ...parts },
    });
    return { ok: true, invoiceId, ipmShareXof: parts.ipmShareXof };
  });
}

function linesOf({ sql }: IpmTransaction, invoiceId: bigint) {
  return sql.rows<BilledAct>`SELECT position, participantId, dependantId, careOn, actCode, quantity,
      billedXof
    FROM ProviderInvoiceLine WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId}
    ORDER BY position`;
}

/** Two statements instead of one for each line. */
async function replaceLines(
  { sql }: IpmTransaction,
  invoiceId: bigint,
  lines: readonly AdjudicatedAct[],
) {
  await sql.run`DELETE FROM ProviderInvoiceLine
    WHERE ipmId = ${sql.ipm} AND invoiceId = ${invoiceId}`;
  await sql.insertMany(
    'ProviderInvoiceLine',
    lines.map((line) => ({ ...line, invoiceId, reasons: JSON.stringify(line.reasons) })),
  );
}

type Parts = ReturnType<typeof partsOf>;

const partsOf = (totals: AdjudicatedAmounts) => ({
  ipmShareXof: totals.ipmShareXof,
  coPaymentXof: totals.coPaymentXof,
  aboveCeilingXof: totals.aboveCeilingXof,
  excessXof: totals.excessXof,
  rejectedXof: totals.rejectedXof,
});

async function storeTotals(
  ctx: TenantContext,
  { sql, now }: IpmTransaction,
  invoice: LockedInvoice,
  parts: Parts,
) {
  const { ipmShareXof, coPaymentXof, aboveCeilingXof, excessXof, rejectedXof } = parts;
  const stored = await sql.run`UPDATE ProviderInvoice SET state = ${'adjudicated'},
      ipmShareXof = ${ipmShareXof}, coPaymentXof = ${coPaymentXof},
      aboveCeilingXof = ${aboveCeilingXof}, excessXof = ${excessXof}, rejectedXof = ${rejectedXof},
      adjudicatedAt = ${now}, adjudicatedBy = ${ctx.user?.id ?? null}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${invoice.id} AND state = ${invoice.state}`;
  assert(stored === 1, 'a locked invoice keeps its state');
}
