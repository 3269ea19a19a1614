import type { Day } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { LiftInput } from './employer-form';
import { getAffiliation } from './employer-queries.server';

/** Gives the rights back from a day on; the suspension before it stays in the records. */
export async function liftSuspension(
  ctx: IpmContext,
  { affiliationId, liftedOn, motive }: LiftInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    await getAffiliation(tx, affiliationId, 'lock');
    const current = await sql.first<{ id: bigint; validFrom: Day }>`SELECT id, validFrom
      FROM Suspension WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId}
        AND validTo > ${liftedOn} ORDER BY validFrom DESC LIMIT 1 FOR UPDATE`;
    if (current === null) return { ok: false, reason: 'employer-not-suspended' };
    if (liftedOn < current.validFrom) return { ok: false, reason: 'before-suspension' };
    await sql.run`UPDATE Suspension SET validTo = ${liftedOn}
      WHERE ipmId = ${sql.ipm} AND id = ${current.id}`;
    await sql.run`UPDATE Affiliation SET status = 'active', updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
    await recordAudit(ctx, tx, {
      action: 'employer.suspension-lifted',
      entityKind: 'employer',
      entityId: affiliationId,
      before: { status: 'suspended', suspendedOn: current.validFrom },
      after: { status: 'active', liftedOn },
      reason: motive,
    });
    return { ok: true };
  });
}
