import { assert } from '~/domain/assert';
import { NotFound } from '~/domain/outcome';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import { placeOf, type DatedRow } from '~/domain/dated-row';
import type { SetTariffInput } from './tariff-form';

/**
 * A price from a day on; the one before ends that day. What is already adjudicated keeps the price it
 * was made with.
 */
export async function setTariff(
  ctx: TenantContext,
  input: SetTariffInput,
): Promise<CommandResult<{ readonly tariffId: bigint; readonly adhesionId: bigint }>> {
  const { adhesionId, actCode, label, rubric, priceXof, validFrom } = input;
  if (priceXof === 0n) return { ok: false, reason: 'tariff-price-zero' };
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const rows = await lockTariffs(tx, adhesionId, actCode);
    const place = placeOf(validFrom, rows);
    if (!place.ok) return { ok: false, reason: 'tariff-same-day', values: { act: actCode } };
    if (place.closes !== null) {
      const closed = await sql.run`UPDATE Tariff SET validTo = ${validFrom}
        WHERE ipmId = ${sql.ipm} AND id = ${place.closes} AND validTo > ${validFrom}`;
      assert(closed === 1, 'the price before is still in force');
    }
    const tariffId = tx.newId();
    const row = { adhesionId, actCode, label, rubric, priceXof, validFrom, validTo: place.validTo };
    await sql.insert('Tariff', {
      id: tariffId,
      ...row,
      createdBy: ctx.user?.id ?? null,
      createdAt: tx.now,
    });
    const before = rows.find(({ id }) => id === place.closes);
    await recordAudit(ctx, tx, {
      action: 'tariff.set',
      entityKind: 'provider',
      entityId: adhesionId,
      ...(before ? { before: { actCode, priceXof: before.priceXof } } : {}),
      after: row,
    });
    return { ok: true, tariffId, adhesionId };
  });
}

/** The adhesion's row is locked, so that two prices of one act are set one after the other. */
async function lockTariffs({ sql }: IpmTransaction, adhesionId: bigint, actCode: string) {
  const adhesion = await sql.first<{ id: bigint }>`SELECT id FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND id = ${adhesionId} FOR UPDATE`;
  if (adhesion === null) throw new NotFound(`adhesion ${adhesionId}`);
  return sql.rows<DatedRow & { priceXof: bigint }>`SELECT id, validFrom, validTo, priceXof
    FROM Tariff WHERE ipmId = ${sql.ipm} AND adhesionId = ${adhesionId} AND actCode = ${actCode}
    ORDER BY validFrom FOR UPDATE`;
}
