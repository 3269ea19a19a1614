import { dependantMatchKey } from '~/domain/affiliation/dependant';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { EditDependantInput } from './member-form';
import { getMember } from './member-queries.server';

type Known = {
  readonly lastName: string;
  readonly firstName: string;
  readonly relation: string;
  readonly birthDate: Day | null;
  readonly sex: string | null;
  readonly schoolCertificateUntil: Day | null;
  readonly validFrom: Day;
};

/** Corrects a dependant's record, or renews the school certificate that a grown child needs each year. */
export async function editDependant(
  ctx: IpmContext,
  { memberId, dependantId, ...facts }: EditDependantInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getMember(tx, memberId, 'lock');
    const known = await sql.first<Known>`SELECT lastName, firstName, relation, birthDate, sex,
        schoolCertificateUntil, validFrom FROM Dependant
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId} AND participantId = ${memberId} FOR UPDATE`;
    if (known === null) throw new NotFound(`dependant ${dependantId}`);
    const { validFrom, ...before } = known;
    if (facts.birthDate !== null && validFrom < facts.birthDate) {
      return { ok: false, reason: 'before-birth' };
    }
    const matchKey = dependantMatchKey(facts);
    const twin = await sql.first<{ id: bigint }>`SELECT id FROM Dependant
      WHERE ipmId = ${sql.ipm} AND participantId = ${memberId} AND matchKey = ${matchKey}
        AND id <> ${dependantId}`;
    if (twin !== null) return { ok: false, reason: 'dependant-known' };
    const { lastName, firstName, relation, birthDate, sex, schoolCertificateUntil } = facts;
    await sql.run`UPDATE Dependant SET lastName = ${lastName}, firstName = ${firstName},
        relation = ${relation}, birthDate = ${birthDate}, sex = ${sex},
        schoolCertificateUntil = ${schoolCertificateUntil}, matchKey = ${matchKey},
        updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${dependantId}`;
    await recordAudit(ctx, tx, {
      action: 'participant.dependant-changed',
      entityKind: 'participant',
      entityId: memberId,
      before,
      after: facts,
    });
    return { ok: true };
  });
}
