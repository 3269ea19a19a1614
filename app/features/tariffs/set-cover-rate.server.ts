import { assert } from '~/domain/assert';
import { checkCoverRate } from '~/domain/care/rubrics';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, TenantContext } from '~/platform/context';
import { placeOf, type DatedRow } from '~/domain/dated-row';
import type { SetCoverRateInput } from './tariff-form';

/** A cover rate of a rubric from a day on; the one before ends that day. */
export async function setCoverRate(
  ctx: TenantContext,
  input: SetCoverRateInput,
): Promise<CommandResult<{ readonly coverRateId: bigint }>> {
  const { rubric, rateBasisPoints, validFrom, source, confirmed } = input;
  const [refusal] = checkCoverRate(rateBasisPoints);
  if (refusal !== undefined) return { ok: false, reason: refusal };
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    // Rates have no parent row: all of the IPM's are locked, so that two changes do not overlap.
    const all = await sql.rows<DatedRow & { rubric: string; rateBasisPoints: number }>`
      SELECT id, rubric, rateBasisPoints, validFrom, validTo FROM CoverRate
      WHERE ipmId = ${sql.ipm} ORDER BY validFrom FOR UPDATE`;
    const place = placeOf(
      validFrom,
      all.filter((row) => row.rubric === rubric),
    );
    if (!place.ok) return { ok: false, reason: 'cover-rate-same-day' };
    if (place.closes !== null) {
      const closed = await sql.run`UPDATE CoverRate SET validTo = ${validFrom}
        WHERE ipmId = ${sql.ipm} AND id = ${place.closes} AND validTo > ${validFrom}`;
      assert(closed === 1, 'the rate before is still in force');
    }
    const coverRateId = tx.newId();
    const row = { rubric, rateBasisPoints, validFrom, validTo: place.validTo, source, confirmed };
    await sql.insert('CoverRate', { id: coverRateId, ...row, createdAt: tx.now });
    const before = all.find(({ id }) => id === place.closes);
    await recordAudit(ctx, tx, {
      action: 'cover-rate.set',
      entityKind: 'cover-rate',
      entityId: coverRateId,
      ...(before ? { before: { rubric, rateBasisPoints: before.rateBasisPoints } } : {}),
      after: row,
    });
    return { ok: true, coverRateId };
  });
}
