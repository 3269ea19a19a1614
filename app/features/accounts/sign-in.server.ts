import type { z } from 'zod';
import type { CommandResult, PublicContext } from '~/platform/context';
import type { SignInForm } from './account-form';
import { attemptSubjects, limitAttempts, tooManyAttempts } from './attempt-limit.server';
import { verifyPassword } from './password.server';

type AccountRow = {
  id: bigint;
  passwordHash: string | null;
  totpEnabledAt: Date | null;
  disabledAt: Date | null;
};

export type SignedIn = { readonly cookie: string; readonly awaitsCode: boolean };

/** The same answer, after the same work, for a wrong password, an unknown and a closed account. */
export async function signIn(
  ctx: PublicContext,
  input: z.output<typeof SignInForm>,
): Promise<CommandResult<SignedIn>> {
  const account = await ctx.system.first<AccountRow>`
    SELECT id, passwordHash, totpEnabledAt, disabledAt FROM user WHERE email = ${input.email}`;
  const usable = account?.disabledAt === null ? account : null;
  const attempt = await limitAttempts(ctx, attemptSubjects(input.email, ctx.address), () =>
    verifyPassword(usable?.passwordHash ?? null, input.password),
  );
  if (attempt.outcome === 'limited') return tooManyAttempts(attempt.minutes);
  if (attempt.outcome === 'wrong' || usable === null) {
    return { ok: false, reason: 'sign-in-refused' };
  }
  const cookie = await ctx.openSession(usable.id);
  return { ok: true, cookie, awaitsCode: usable.totpEnabledAt !== null };
}
