import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { EditEmployerInput } from './employer-form';
import { getAffiliation } from './employer-queries.server';

/** Corrects what the IPM knows of an employer; its NINEA stays. */
export async function editEmployer(
  ctx: IpmContext,
  { affiliationId, ...facts }: EditEmployerInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const known = await getAffiliation(tx, affiliationId, 'lock');
    await sql.run`UPDATE Affiliation SET name = ${facts.name}, regionCode = ${facts.regionCode},
        sector = ${facts.sector}, phone = ${facts.phone}, email = ${facts.email},
        address = ${facts.address}, updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
    const { name, regionCode, sector, phone, email, address } = known;
    await recordAudit(ctx, tx, {
      action: 'employer.changed',
      entityKind: 'employer',
      entityId: affiliationId,
      before: { name, regionCode, sector, phone, email, address },
      after: facts,
    });
    return { ok: true };
  });
}
