import { dependantMatchKey } from '~/domain/affiliation/dependant';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { dependantConflictOf } from './member-conflict-queries.server';
import type { EditDependantInput } from './member-form';
import { getMember, lockDependant } from './member-queries.server';

/** Corrects a dependant's record, or renews the school certificate that a grown child needs each year. */
export async function editDependant(
  ctx: IpmContext,
  { memberId, dependantId, ...facts }: EditDependantInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const known = await lockDependant(tx, memberId, dependantId);
    const edited = { ...known, ...facts };
    const conflict = await dependantConflictOf(sql, memberId, edited, dependantId);
    if (conflict !== null) return conflict;
    const { lastName, firstName, relation, birthDate, sex, schoolCertificateUntil } = facts;
    await sql.run`UPDATE Dependant SET lastName = ${lastName}, firstName = ${firstName},
        relation = ${relation}, birthDate = ${birthDate}, sex = ${sex},
        schoolCertificateUntil = ${schoolCertificateUntil},
        matchKey = ${dependantMatchKey(facts)}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId}`;
    await recordAudit(ctx, tx, {
      action: 'participant.dependant-changed',
      entityKind: 'participant',
      entityId: memberId,
      before: known,
      after: edited,
    });
    return { ok: true };
  });
}
