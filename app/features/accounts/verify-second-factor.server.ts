import type { z } from 'zod';
import type { CommandResult, PublicContext } from '~/platform/context';
import type { CodeForm } from './account-form';
import { attemptSubjects, limitAttempts, tooManyAttempts } from './attempt-limit.server';
import { spendTotpCode } from './spend-totp-code.server';

/** A password that was given longer ago is asked for again. */
const PATIENCE_MS = 15 * 60_000;

/** Second step of signing in: opens the session that the password began. */
export async function verifySecondFactor(
  ctx: PublicContext,
  input: z.output<typeof CodeForm>,
): Promise<CommandResult> {
  const { pending, system, now } = ctx;
  if (pending === null) return { ok: false, reason: 'sign-in-again' };
  const attempt = await limitAttempts(ctx, attemptSubjects(pending.email, ctx.address), () =>
    spendTotpCode(ctx, pending.id, input.code),
  );
  if (attempt.outcome === 'limited') return tooManyAttempts(attempt.minutes);
  if (attempt.outcome === 'wrong') return { ok: false, reason: 'code-refused' };
  const opened = await system.run`UPDATE session SET secondFactorAt = ${now}
    WHERE id = ${pending.sessionId} AND createdAt > ${new Date(now.getTime() - PATIENCE_MS)}`;
  return opened === 1 ? { ok: true } : { ok: false, reason: 'sign-in-again' };
}
