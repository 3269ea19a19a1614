import { periodOf } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { startProgress } from '~/features/progress/report-progress.server';
import { findRuleOn } from '~/features/rules/rule-queries.server';
import { firstDay } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { IssueCallsInput } from './call-form';

/** Hands the month to the worker; the page follows the progress of the answer's id. */
export async function requestIssue(
  ctx: IpmContext,
  { period }: IssueCallsInput,
): Promise<CommandResult<{ readonly progressId: bigint }>> {
  if (period > periodOf(ctx.today)) return { ok: false, reason: 'period-in-future' };
  const rule = await findRuleOn(ctx.sql, firstDay(period));
  if (rule === null) return { ok: false, reason: 'no-contribution-rule' };
  return ctx.transaction(async (tx) => {
    const progressId = tx.newId();
    await startProgress(tx, progressId, 'calls.issue');
    await tx.enqueue('calls.issue', {
      progressId,
      period,
      issuedBy: ctx.user.id,
      actor: ctx.actor,
    });
    await recordAudit(ctx, tx, {
      action: 'call.issue-requested',
      entityKind: 'month',
      entityId: BigInt(period.replace('-', '')),
      after: { period, ruleId: rule.id },
    });
    return { ok: true, progressId };
  });
}
