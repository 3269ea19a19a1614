import { assert } from '~/domain/assert';
import { checkInvoiceApproval } from '~/domain/care/invoice-state';
import { openValueDate } from '~/domain/ledger/closing';
import { dayOf, yearOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseInvoice } from '~/features/summaries/summarise-invoice.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import { checkHands } from './duty-obstacles.server';
import type { ApproveInvoiceInput } from './invoice-form';
import { lockInvoice, summedOf } from './lock-invoice.server';

/** The IPM owes its share from here on: number, piece and audit are written with the new state. */
export async function approveInvoice(
  ctx: TenantContext,
  { invoiceId, ipmShareXof: shownXof }: ApproveInvoiceInput,
): Promise<CommandResult<{ readonly invoiceId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const invoice = await lockInvoice(tx, invoiceId);
    const [refusal] = checkInvoiceApproval(invoice);
    if (refusal !== undefined) return { ok: false, reason: refusal };
    if (invoice.ipmShareXof !== shownXof) return { ok: false, reason: 'invoice-figures-changed' };
    const apart = await checkHands(ctx, tx, 'approve', invoice);
    if (apart !== null) return { ok: false, reason: apart };
    const { sql, now } = tx;
    const approved = await sql.run`UPDATE ProviderInvoice SET state = ${'approved'},
        approvedBy = ${ctx.user?.id ?? null}, approvedAt = ${now}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${invoiceId} AND state = ${'adjudicated'}
        AND ipmShareXof = ${shownXof}`;
    assert(approved === 1, 'a locked invoice keeps its state');
    postEvent(ctx, tx, {
      event: 'invoice-approved',
      valueDate: openValueDate(ctx.today, await closedThrough(tx)),
      causeKind: 'invoice',
      causeId: invoiceId,
      amounts: { amount: invoice.ipmShareXof },
      parties: { creditParty: `adhesion:${invoice.adhesionId}` },
    });
    const before = summedOf(invoice);
    const after = { ...before, state: 'approved' as const, approvedOn: dayOf(now) };
    summariseInvoice(tx, { before, after });
    numberInvoice(tx, invoiceId, ctx.today);
    await recordAudit(ctx, tx, {
      action: 'invoice.approved',
      entityKind: 'invoice',
      entityId: invoiceId,
      before: { state: 'adjudicated' },
      after: { state: 'approved', ipmShareXof: invoice.ipmShareXof },
    });
    return { ok: true, invoiceId };
  });
}

function numberInvoice(tx: IpmTransaction, invoiceId: bigint, today: Day) {
  const year = yearOf(today);
  tx.atEnd('number', `invoice:${year}`, async () => {
    const { sql } = tx;
    const number = await tx.nextNumber('invoice', year);
    const text = `F-${year}-${number.toString().padStart(6, '0')}`;
    await sql.run`UPDATE ProviderInvoice SET number = ${text}
      WHERE ipmId = ${sql.ipm} AND id = ${invoiceId}`;
  });
}
