import { OPEN_END } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { RegisterProviderInput } from './provider-form';

const SERIES = 'adhesion';
/** The series goes on through the years. */
const EVERY_YEAR = 0;

/** Signs a provider into the IPM's convention; its national row is made first, if it is missing. */
export async function registerProvider(
  ctx: TenantContext,
  input: RegisterProviderInput,
): Promise<CommandResult<{ readonly adhesionId: bigint; readonly providerId: bigint }>> {
  const { name, kind, regionCode, ninea, phone, email, paymentDelayDays, validFrom } = input;
  const providerId = await ctx.identities.ensureProvider({ ninea, name, kind, regionCode, phone });
  return ctx.transaction(async (tx) => {
    const known = await findAdhesion(tx, providerId);
    if (known !== null) {
      return { ok: false, reason: 'provider-already-here', values: { number: known.number } };
    }
    const adhesionId = tx.newId();
    const terms = { name, kind, regionCode, phone, email, paymentDelayDays, validFrom };
    tx.atEnd('number', SERIES, async () => {
      const number = await tx.nextNumber(SERIES, EVERY_YEAR);
      await tx.sql.insert('ProviderAdhesion', {
        id: adhesionId,
        providerId,
        number: `P-${number.toString().padStart(6, '0')}`,
        ...terms,
        validTo: OPEN_END,
        createdAt: tx.now,
        updatedAt: tx.now,
      });
    });
    await recordAudit(ctx, tx, {
      action: 'provider.registered',
      entityKind: 'provider',
      entityId: adhesionId,
      after: terms,
    });
    return { ok: true, adhesionId, providerId };
  });
}

function findAdhesion({ sql }: IpmTransaction, providerId: bigint) {
  return sql.first<{ number: string }>`SELECT number FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND providerId = ${providerId} FOR UPDATE`;
}
