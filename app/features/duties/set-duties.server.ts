import { assert } from '~/domain/assert';
import { USUAL_DUTIES } from '~/domain/care/duties';
import { recordAudit } from '~/features/audit/record-audit.server';
import { placeOf } from '~/domain/dated-row';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { SetDutiesInput } from './duty-form';
import type { DutyRule } from './duty-queries.server';

/** Which steps are taken by different persons, from a day on; what was allowed before stays as it was. */
export async function setDuties(
  ctx: IpmContext,
  input: SetDutiesInput,
): Promise<CommandResult<{ readonly dutyRuleId: bigint }>> {
  const { approverApart, payerApart, validFrom, reason } = input;
  if (validFrom < ctx.today) return { ok: false, reason: 'duties-in-past' };
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const all = await sql.rows<DutyRule>`SELECT id, approverApart, payerApart, reason, validFrom,
        validTo
      FROM DutyRule WHERE ipmId = ${sql.ipm} ORDER BY validFrom FOR UPDATE`;
    const place = placeOf(validFrom, all);
    if (!place.ok) return { ok: false, reason: 'duties-same-day' };
    if (place.closes !== null) {
      const closed = await sql.run`UPDATE DutyRule SET validTo = ${validFrom}
        WHERE ipmId = ${sql.ipm} AND id = ${place.closes} AND validTo > ${validFrom}`;
      assert(closed === 1, 'the duties before are still in force');
    }
    const dutyRuleId = tx.newId();
    const row = { approverApart, payerApart, reason, validFrom, validTo: place.validTo };
    const written = { createdBy: ctx.user.id, createdAt: tx.now };
    await sql.insert('DutyRule', { id: dutyRuleId, ...row, ...written });
    const before = all.find(({ id }) => id === place.closes) ?? USUAL_DUTIES;
    await recordAudit(ctx, tx, {
      action: 'duties.set',
      entityKind: 'duties',
      entityId: dutyRuleId,
      before: { approverApart: before.approverApart, payerApart: before.payerApart },
      after: row,
      reason,
    });
    return { ok: true, dutyRuleId };
  });
}
