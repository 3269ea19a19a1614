import type { z } from 'zod';
import type { CommandResult, PublicContext } from '~/platform/context';
import type { AcceptInvitationForm } from './account-form';
import { findLinkOwner } from './account-queries.server';
import { findPasswordWeakness } from './password-rule';
import { hashPassword } from './password.server';
import { spendAccountLink } from './spend-account-link.server';

/** The invited person sets name and password, and is signed in. */
export async function acceptInvitation(
  ctx: PublicContext,
  input: z.output<typeof AcceptInvitationForm>,
): Promise<CommandResult<{ cookie: string }>> {
  const { system } = ctx;
  const owner = await findLinkOwner(ctx, input.token, 'invitation');
  if (owner === null) return { ok: false, reason: 'link-expired' };
  const { email } = owner;
  const weakness = findPasswordWeakness(input.newPassword, { email, fullName: input.fullName });
  if (weakness !== null) return { ok: false, reason: weakness };
  const passwordHash = await hashPassword(input.newPassword);
  if (!(await spendAccountLink(ctx, owner))) return { ok: false, reason: 'link-expired' };
  await system.run`UPDATE user SET passwordHash = ${passwordHash}, fullName = ${input.fullName}
    WHERE id = ${owner.id}`;
  await system.run`DELETE FROM session WHERE user_id = ${owner.id}`;
  return { ok: true, cookie: await ctx.openSession(owner.id) };
}
