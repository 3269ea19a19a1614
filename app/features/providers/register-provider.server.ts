import type { CommandResult, TenantContext } from '~/platform/context';
import { openAdhesion } from './open-adhesion.server';
import type { RegisterProviderInput } from './provider-form';

/** Signs a provider into the IPM's convention; its national row is made first, if it is missing. */
export async function registerProvider(
  ctx: TenantContext,
  input: RegisterProviderInput,
): Promise<CommandResult<{ readonly adhesionId: bigint; readonly providerId: bigint }>> {
  const { ninea, ...terms } = input;
  const { name, kind, regionCode, phone } = terms;
  const providerId = await ctx.identities.ensureProvider({ ninea, name, kind, regionCode, phone });
  return ctx.transaction((tx) => openAdhesion(ctx, tx, providerId, terms));
}
