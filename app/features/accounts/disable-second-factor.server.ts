import type { z } from 'zod';
import { requiresSecondFactor, type Role } from '~/domain/permissions';
import type { AccountContext, CommandResult } from '~/platform/context';
import type { DisableSecondFactorForm } from './account-form';
import { attemptSubjects, limitAttempts, tooManyAttempts } from './attempt-limit.server';
import { verifyPassword } from './password.server';
import { spendTotpCode } from './spend-totp-code.server';

/** Asks for both factors, and is refused to those whose role requires the second one. */
export async function disableSecondFactor(
  ctx: AccountContext,
  input: z.output<typeof DisableSecondFactorForm>,
): Promise<CommandResult> {
  const { system, user } = ctx;
  const roles = await system.rows<{ role: Role }>`
    SELECT role FROM Membership WHERE userId = ${user.id} AND endedAt IS NULL`;
  if (roles.some(({ role }) => requiresSecondFactor(role))) {
    return { ok: false, reason: 'second-factor-required' };
  }
  const attempt = await limitAttempts(ctx, attemptSubjects(user.email, null), async () => {
    const account = await system.first<{ passwordHash: string | null }>`
      SELECT passwordHash FROM user WHERE id = ${user.id}`;
    const isRight = await verifyPassword(account?.passwordHash ?? null, input.currentPassword);
    return isRight && (await spendTotpCode(ctx, user.id, input.code));
  });
  if (attempt.outcome === 'limited') return tooManyAttempts(attempt.minutes);
  if (attempt.outcome === 'wrong') return { ok: false, reason: 'password-or-code-refused' };
  await system.run`UPDATE user SET totpCiphertext = NULL, totpEnabledAt = NULL, totpLastStep = NULL
    WHERE id = ${user.id}`;
  await system.run`UPDATE session SET secondFactorAt = NULL WHERE user_id = ${user.id}`;
  return { ok: true };
}
