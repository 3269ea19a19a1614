import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { EndDependantInput } from './member-form';
import { getMember, lockDependant } from './member-queries.server';

/** The tie ends: from that day on the dependant has no rights through this participant. */
export async function endDependant(
  ctx: IpmContext,
  { memberId, dependantId, endedOn, reason }: EndDependantInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const tie = await lockDependant(tx, memberId, dependantId);
    if (endedOn < tie.validFrom) return { ok: false, reason: 'before-tie' };
    await sql.run`UPDATE Dependant SET validTo = ${endedOn}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId}`;
    await recordAudit(ctx, tx, {
      action: 'participant.dependant-ended',
      entityKind: 'participant',
      entityId: memberId,
      before: { validTo: tie.validTo },
      after: { dependant: `${tie.firstName} ${tie.lastName}`, validTo: endedOn },
      reason,
    });
    return { ok: true };
  });
}
