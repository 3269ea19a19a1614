import { createTranslator } from '~/i18n/t';
import type { JobContext } from '~/platform/job-context.server';
import { newAccountSecret } from './account-secret.server';

const HOUR_MS = 3_600_000;

/** Mails a link for a new password, good for one hour; an account that is gone or closed gets none. */
export async function sendPasswordReset(
  ctx: JobContext,
  payload: { readonly userId: bigint },
): Promise<void> {
  const { system, appUrl } = ctx;
  const user = await system.first<{ email: string; fullName: string }>`
    SELECT email, fullName FROM user WHERE id = ${payload.userId} AND disabledAt IS NULL`;
  if (user === null) return;
  const { secret, tokenHash } = newAccountSecret();
  await system.insert('AccountToken', {
    tokenHash,
    userId: payload.userId,
    purpose: 'reset',
    membershipId: null,
    createdAt: ctx.now,
    expiresAt: new Date(ctx.now.getTime() + HOUR_MS),
    usedAt: null,
  });
  const t = createTranslator('fr');
  const link = `${appUrl}/auth/reset/${secret}`;
  await ctx.ports.mail.send({
    to: { address: user.email, name: user.fullName },
    subject: t('auth.mail.resetSubject'),
    text: t('auth.mail.resetText', { name: user.fullName, link }),
  });
}
