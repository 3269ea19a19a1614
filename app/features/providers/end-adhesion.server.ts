import { assert } from '~/domain/assert';
import { NotFound } from '~/domain/outcome';
import { OPEN_END, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import type { EndAdhesionInput } from './provider-form';

/** Ends a provider's adhesion: care from that day on is no longer covered with it. */
export async function endAdhesion(
  ctx: TenantContext,
  { adhesionId, endedOn, reason }: EndAdhesionInput,
): Promise<CommandResult<{ readonly adhesionId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql, now } = tx;
    const adhesion = await sql.first<{ validFrom: Day; validTo: Day }>`SELECT validFrom, validTo
      FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND id = ${adhesionId} FOR UPDATE`;
    if (adhesion === null) throw new NotFound(`adhesion ${adhesionId}`);
    if (adhesion.validTo !== OPEN_END) return { ok: false, reason: 'adhesion-already-ended' };
    if (endedOn <= adhesion.validFrom) return { ok: false, reason: 'adhesion-ends-before-start' };
    const ended = await sql.run`UPDATE ProviderAdhesion SET validTo = ${endedOn}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${adhesionId} AND validTo = ${OPEN_END}`;
    assert(ended === 1, 'a locked adhesion keeps its end');
    await recordAudit(ctx, tx, {
      action: 'provider.ended',
      entityKind: 'provider',
      entityId: adhesionId,
      before: { validTo: adhesion.validTo },
      after: { validTo: endedOn },
      reason,
    });
    return { ok: true, adhesionId };
  });
}
