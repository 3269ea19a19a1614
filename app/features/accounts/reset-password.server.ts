import type { z } from 'zod';
import type { CommandResult, PublicContext } from '~/platform/context';
import type { ResetPasswordForm } from './account-form';
import { findLinkOwner } from './account-queries.server';
import { findPasswordWeakness } from './password-rule';
import { hashPassword } from './password.server';
import { spendAccountLink } from './spend-account-link.server';

/** Ends every session of the account. The second factor, if any, stays. */
export async function resetPassword(
  ctx: PublicContext,
  input: z.output<typeof ResetPasswordForm>,
): Promise<CommandResult> {
  const { system } = ctx;
  const owner = await findLinkOwner(ctx, input.token, 'reset');
  if (owner === null) return { ok: false, reason: 'link-expired' };
  const weakness = findPasswordWeakness(input.newPassword, owner);
  if (weakness !== null) return { ok: false, reason: weakness };
  const passwordHash = await hashPassword(input.newPassword);
  if (!(await spendAccountLink(ctx, owner))) return { ok: false, reason: 'link-expired' };
  await system.run`UPDATE user SET passwordHash = ${passwordHash} WHERE id = ${owner.id}`;
  await system.run`DELETE FROM session WHERE user_id = ${owner.id}`;
  return { ok: true };
}
