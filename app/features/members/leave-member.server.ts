import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { LeaveInput } from './member-form';
import { getMember } from './member-queries.server';

/** The participant leaves on that day: employments end, rights end with them. */
export async function leaveMember(
  ctx: IpmContext,
  { memberId, leftOn, reason }: LeaveInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const member = await getMember(tx, memberId, 'lock');
    if (member.status !== 'active') return { ok: false, reason: 'participant-left' };
    if (leftOn <= member.enrolledOn) return { ok: false, reason: 'before-enrolment' };
    const later = await sql.first<{ validFrom: string }>`SELECT validFrom FROM Employment
      WHERE ipmId = ${sql.ipm} AND participantId = ${memberId} AND validFrom >= ${leftOn} LIMIT 1`;
    if (later !== null) return { ok: false, reason: 'employed-later' };
    await sql.run`UPDATE Employment SET validTo = ${leftOn}
      WHERE ipmId = ${sql.ipm} AND participantId = ${memberId} AND validTo > ${leftOn}`;
    await sql.run`UPDATE Participant SET status = 'left', leftOn = ${leftOn}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${memberId}`;
    await recordAudit(ctx, tx, {
      action: 'participant.left',
      entityKind: 'participant',
      entityId: memberId,
      before: { status: member.status, leftOn: member.leftOn },
      after: { status: 'left', leftOn },
      reason,
    });
    return { ok: true };
  });
}
