import { OPEN_END } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { ResumeDependantInput } from './member-form';
import { getMember, lockDependant } from './member-queries.server';

/** Takes back the end of a tie: it goes on as if it had never ended. */
export async function resumeDependant(
  ctx: IpmContext,
  { memberId, dependantId, reason }: ResumeDependantInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const tie = await lockDependant(tx, memberId, dependantId);
    if (tie.validTo === OPEN_END) return { ok: false, reason: 'tie-goes-on' };
    await sql.run`UPDATE Dependant SET validTo = ${OPEN_END}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId}`;
    await recordAudit(ctx, tx, {
      action: 'participant.dependant-resumed',
      entityKind: 'participant',
      entityId: memberId,
      before: { validTo: tie.validTo },
      after: { dependant: `${tie.firstName} ${tie.lastName}`, validTo: null },
      reason,
    });
    return { ok: true };
  });
}
