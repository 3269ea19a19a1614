import type { z } from 'zod';
import type { AccountContext, CommandResult } from '~/platform/context';
import type { ChangePasswordForm } from './account-form';
import { attemptSubjects, limitAttempts, tooManyAttempts } from './attempt-limit.server';
import { findPasswordWeakness } from './password-rule';
import { hashPassword, verifyPassword } from './password.server';

/** Ends the account's other sessions and the links for a new password that are still open. */
export async function changePassword(
  ctx: AccountContext,
  input: z.output<typeof ChangePasswordForm>,
): Promise<CommandResult> {
  const { system, user, now } = ctx;
  const attempt = await limitAttempts(ctx, attemptSubjects(user.email, null), async () => {
    const account = await system.first<{ passwordHash: string | null }>`
      SELECT passwordHash FROM user WHERE id = ${user.id}`;
    return verifyPassword(account?.passwordHash ?? null, input.currentPassword);
  });
  if (attempt.outcome === 'limited') return tooManyAttempts(attempt.minutes);
  if (attempt.outcome === 'wrong') return { ok: false, reason: 'current-password-refused' };
  const weakness = findPasswordWeakness(input.newPassword, user);
  if (weakness !== null) return { ok: false, reason: weakness };
  const passwordHash = await hashPassword(input.newPassword);
  await system.run`UPDATE user SET passwordHash = ${passwordHash} WHERE id = ${user.id}`;
  await system.run`DELETE FROM session WHERE user_id = ${user.id} AND id <> ${user.sessionId}`;
  await system.run`UPDATE AccountToken SET usedAt = ${now}
    WHERE userId = ${user.id} AND usedAt IS NULL`;
  return { ok: true };
}
