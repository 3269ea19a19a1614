import { Refused } from '~/domain/outcome';
import { firstDay, nextPeriod, periodOf, yearOf, type Day, type Period } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { CloseMonthInput } from './ledger-form';
import { closedNow, takeNumbers } from './write-pieces.server';

/**
 * Closes a month, in order, once it is wholly past: from then on no piece may bear a value date of
 * it or of an earlier one. Pieces being written at the same moment wait for each other on the
 * counter of their year.
 */
export async function closeMonth(
  ctx: TenantContext,
  { period }: CloseMonthInput,
): Promise<CommandResult> {
  if (period >= periodOf(ctx.today)) return { ok: false, reason: 'ledger-month-not-over' };
  const closedBy = ctx.user?.id;
  if (closedBy === undefined) throw new Error('a month is closed by a person');
  return ctx.transaction(async (tx) => {
    tx.atEnd('number', `piece:${String(yearOf(period))}`, async () => {
      await takeNumbers(tx, yearOf(period), 0);
      await refuseOutOfOrder(tx, period);
      await tx.sql.insert('LedgerClosing', {
        period: firstDay(period),
        closedBy,
        closedAt: tx.now,
      });
    });
    await recordAudit(ctx, tx, {
      action: 'month.closed',
      entityKind: 'month',
      entityId: BigInt(period.replace('-', '')),
      after: { period },
    });
    return { ok: true };
  });
}

async function refuseOutOfOrder(tx: IpmTransaction, period: Period) {
  const closed = await closedNow(tx);
  if (closed !== null && period <= closed) {
    throw new Refused('ledger-month-closed', { month: period });
  }
  const expected = closed === null ? await firstMonth(tx) : nextPeriod(closed);
  if (expected === null) throw new Refused('ledger-month-empty');
  if (period !== expected) throw new Refused('ledger-month-order', { month: expected });
}

async function firstMonth({ sql }: IpmTransaction): Promise<Period | null> {
  const row = await sql.first<{ valueDate: Day }>`SELECT valueDate FROM LedgerPosting
    WHERE ipmId = ${sql.ipm} ORDER BY valueDate LIMIT 1`;
  return row === null ? null : periodOf(row.valueDate);
}
