import { OPEN_END } from '~/domain/period';
import type { CommandResult, IpmContext } from '~/platform/context';
import { recordAudit } from '../audit/record-audit.server';
import type { SuspendInput } from './employer-form';
import { getAffiliation } from './employer-queries.server';

/** Suspends the rights of an employer's workers: an act with a motive, a date and an author. */
export async function suspendEmployer(
  ctx: IpmContext,
  { affiliationId, validFrom, motive }: SuspendInput,
): Promise<CommandResult> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const employer = await getAffiliation(tx, affiliationId, 'lock');
    if (employer.status === 'ended') return { ok: false, reason: 'employer-ended' };
    const overlapping = await sql.first<{ id: bigint }>`SELECT id FROM Suspension
      WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND validTo > ${validFrom}
      LIMIT 1`;
    if (overlapping !== null) return { ok: false, reason: 'employer-suspended' };
    if (validFrom < employer.affiliatedOn) return { ok: false, reason: 'before-affiliation' };
    await sql.insert('Suspension', {
      id: tx.newId(),
      affiliationId,
      validFrom,
      validTo: OPEN_END,
      motive,
      createdBy: ctx.user.id,
      createdAt: tx.now,
    });
    await sql.run`UPDATE Affiliation SET status = 'suspended', updatedAt = ${tx.now}
      WHERE ipmId = ${sql.ipm} AND id = ${affiliationId}`;
    await recordAudit(ctx, tx, {
      action: 'employer.suspended',
      entityKind: 'employer',
      entityId: affiliationId,
      before: { status: employer.status },
      after: { status: 'suspended', validFrom },
      reason: motive,
    });
    return { ok: true };
  });
}
