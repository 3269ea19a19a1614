import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { EndDependantInput } from './member-form';
import { getMember } from './member-queries.server';

type Tie = { lastName: string; firstName: string; validFrom: Day; validTo: Day };

/** The tie ends: from that day on the dependant has no rights through this participant. */
export async function endDependant(
  ctx: IpmContext,
  { memberId, dependantId, endedOn, reason }: EndDependantInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const tie = await sql.first<Tie>`SELECT lastName, firstName, validFrom, validTo FROM Dependant
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId} AND participantId = ${memberId} FOR UPDATE`;
    if (tie === null) throw new NotFound(`dependant ${dependantId}`);
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
