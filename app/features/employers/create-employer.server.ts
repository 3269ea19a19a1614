import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import { insertAffiliations } from './affiliation-number-queries.server';
import type { CreateEmployerInput } from './employer-form';
import { findByNinea } from './employer-queries.server';

/** Affiliates an employer to the IPM: its national row first, then its tie, numbered. */
export async function createEmployer(
  ctx: IpmContext,
  input: CreateEmployerInput,
): Promise<CommandResult<{ affiliationId: bigint }>> {
  const { ninea, name: legalName, regionCode } = input;
  const identities = await ctx.identities.ensureEmployers([{ ninea, legalName, regionCode }]);
  const employerId = identities.get(ninea);
  if (employerId === undefined) throw new Error('the employer has no national row');
  return ctx.transaction(async (tx) => {
    const known = await findByNinea(tx, ninea);
    if (known !== null) {
      return { ok: false, reason: 'employer-known', values: { name: known.name } };
    }
    const affiliationId = tx.newId();
    insertAffiliations(tx, [{ id: affiliationId, employerId, ...input }]);
    await recordAudit(ctx, tx, {
      action: 'employer.affiliated',
      entityKind: 'employer',
      entityId: affiliationId,
      after: input,
    });
    return { ok: true, affiliationId };
  });
}
