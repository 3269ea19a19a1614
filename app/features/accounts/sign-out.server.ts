import type { CommandResult, PublicContext } from '~/platform/context';

export async function signOut(ctx: PublicContext): Promise<CommandResult<{ cookie: string }>> {
  return { ok: true, cookie: await ctx.closeSession() };
}
