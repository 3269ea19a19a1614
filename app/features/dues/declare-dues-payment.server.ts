import { openValueDate } from '~/domain/ledger/closing';
import { yearOf } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { DeclareDuesPaymentInput } from './dues-payment-form';
import { coveredOfYear } from './dues-payment-queries.server';

/**
 * The IPM has paid ICAMO: the money has left its books, and ICAMO is told by a message, so that it
 * confirms or refuses. Never more than what is left to pay for the year.
 */
export async function declareDuesPayment(
  ctx: TenantContext,
  input: DeclareDuesPaymentInput,
): Promise<CommandResult<{ readonly paymentId: bigint }>> {
  const { year, amountXof, paidOn, method, reference } = input;
  if (paidOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  if (yearOf(paidOn) < year) return { ok: false, reason: 'paid-before-year' };
  if (amountXof <= 0n) return { ok: false, reason: 'amount-not-positive' };
  return ctx.transaction(async (tx) => {
    const remainingXof = await lockRemaining(tx, year);
    if (amountXof > remainingXof) {
      const values = { remainingXof: String(remainingXof), year: String(year) };
      return { ok: false, reason: 'dues-payment-above-remaining', values };
    }
    if (await isKnown(tx, input)) return { ok: false, reason: 'dues-payment-known' };
    const paymentId = tx.newId();
    const payment = { year, amountXof, paidOn, method, reference };
    await tx.sql.insert('DuesPayment', {
      id: paymentId,
      ...payment,
      state: 'declared',
      declaredBy: ctx.user?.id ?? 0n,
      declaredAt: tx.now,
    });
    postEvent(ctx, tx, {
      event: `dues-paid-${method}`,
      valueDate: openValueDate(paidOn, await closedThrough(tx)),
      causeKind: 'dues-payment',
      causeId: paymentId,
      amounts: { amount: amountXof },
      parties: { debitParty: 'icamo' },
    });
    await tx.enqueue('dues.payment-declared', { paymentId, ...payment });
    await recordAudit(ctx, tx, {
      action: 'dues.declared',
      entityKind: 'dues-payment',
      entityId: paymentId,
      after: payment,
    });
    return { ok: true, paymentId };
  });
}

/** The year's row also makes two declarations wait for each other. */
async function lockRemaining({ sql }: IpmTransaction, year: number): Promise<bigint> {
  const row = await sql.first<{ dueXof: bigint }>`SELECT dueXof FROM DuesYear
    WHERE ipmId = ${sql.ipm} AND year = ${year} FOR UPDATE`;
  if (row === null) return 0n;
  const { paidXof, pendingXof } = await coveredOfYear(sql, year);
  return row.dueXof - paidXof - pendingXof;
}

async function isKnown(
  { sql }: IpmTransaction,
  { method, reference }: DeclareDuesPaymentInput,
): Promise<boolean> {
  const twin = await sql.first<{ id: bigint }>`SELECT id FROM DuesPayment
    WHERE ipmId = ${sql.ipm} AND method = ${method} AND reference = ${reference}
      AND state IN (${'declared'}, ${'confirmed'}) LIMIT 1`;
  return twin !== null;
}
