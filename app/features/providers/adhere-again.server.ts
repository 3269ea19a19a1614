import { NotFound } from '~/domain/outcome';
import type { CommandResult, TenantContext } from '~/platform/context';
import { openAdhesion, type AdhesionTerms } from './open-adhesion.server';
import type { AdhereAgainInput } from './provider-form';

type Former = Omit<AdhesionTerms, 'paymentDelayDays' | 'validFrom'> & {
  readonly providerId: bigint;
};

/** A provider whose convention ended comes back: a new period, whose prices are set anew. */
export async function adhereAgain(
  ctx: TenantContext,
  { adhesionId, paymentDelayDays, validFrom }: AdhereAgainInput,
): Promise<CommandResult<{ readonly adhesionId: bigint }>> {
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const former = await sql.first<Former>`SELECT providerId, name, kind, regionCode, phone, email
      FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;
    if (former === null) throw new NotFound(`adhesion ${adhesionId}`);
    const { providerId, ...terms } = former;
    return openAdhesion(ctx, tx, providerId, { ...terms, paymentDelayDays, validFrom });
  });
}
