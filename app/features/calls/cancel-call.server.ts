import { checkCallCancellation, type CallState } from '~/domain/contributions/call-state';
import { NotFound } from '~/domain/outcome';
import { periodOf, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { summariseCalls } from '~/features/summaries/summarise-calls.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import type { CancelCallInput } from './call-form';
import { legsOf } from './call-legs';

type Call = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly state: CallState;
  readonly period: Day;
  readonly dueOn: Day;
  readonly totalXof: bigint;
  readonly employerXof: bigint;
  readonly workerXof: bigint;
  readonly allocatedXof: bigint;
  readonly regionCode: string;
};

/** Cancels a call that nothing has been paid on; its piece is reversed, and the month can be issued again. */
export async function cancelCall(
  ctx: IpmContext,
  { callId, reason }: CancelCallInput,
): Promise<CommandResult<{ readonly callId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const call = await lockCall(tx, callId);
    const [refusal] = checkCallCancellation(call);
    if (refusal) return { ok: false, reason: refusal };
    const { sql } = tx;
    const cancelled = await sql.run`UPDATE ContributionCall
      SET state = ${'cancelled'}, cancelledAt = ${tx.now}, cancelReason = ${reason}
      WHERE ipmId = ${sql.ipm} AND id = ${callId} AND state = ${'issued'} AND allocatedXof = 0`;
    if (cancelled !== 1) throw new Error(`call ${callId} changed while it was locked`);
    postEvent(ctx, tx, {
      event: 'contribution-call-cancelled',
      valueDate: ctx.today,
      causeKind: 'call',
      causeId: callId,
      amounts: legsOf(call),
      parties: { creditParty: `affiliation:${call.affiliationId}` },
    });
    const before = { ...call, period: periodOf(call.period) };
    summariseCalls(tx, [{ before, after: { ...before, state: 'cancelled' } }]);
    // What was opened at Wave to pay it is closed there.
    await tx.enqueue('wave.settle-intents', {});
    await recordAudit(ctx, tx, {
      action: 'call.cancelled',
      entityKind: 'call',
      entityId: callId,
      before: { state: 'issued' },
      after: { state: 'cancelled' },
      reason,
    });
    return { ok: true, callId };
  });
}

async function lockCall(tx: IpmTransaction, callId: bigint): Promise<Call> {
  const { sql } = tx;
  const call = await sql.first<Call>`SELECT id, affiliationId, state, period, dueOn, totalXof,
      employerXof, workerXof, allocatedXof, regionCode
    FROM ContributionCall WHERE ipmId = ${sql.ipm} AND id = ${callId} FOR UPDATE`;
  if (call === null) throw new NotFound(`call ${callId}`);
  return call;
}
