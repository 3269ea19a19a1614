import type { Role } from '~/domain/permissions';
import { createTranslator } from '~/i18n/t';
import type { TenantSql } from '~/platform/context';
import type { JobContext } from '~/platform/job-context.server';
import { newAccountSecret } from './account-secret.server';

const WEEK_MS = 7 * 24 * 3_600_000;

/**
 * Tells a person of a role just given: with a link to set name and password, good for seven days, or
 * with the way to sign in when the account exists already. A role that has ended is not told.
 * @throws Error when the role is not given yet: the job is tried again.
 */
export async function sendInvitation(
  ctx: JobContext,
  payload: { readonly membershipId: bigint },
): Promise<void> {
  const invited = await findInvited(ctx.system, payload.membershipId);
  if (invited === null) throw new Error('the role is not given yet');
  if (invited.endedAt !== null || invited.disabledAt !== null) return;
  const t = createTranslator('fr');
  const { fullName: name, email, role, organisation } = invited;
  const values = { name, role: t(`auth.roles.${role}`), organisation: organisation ?? 'ICAMO' };
  const hasPassword = Boolean(invited.hasPassword);
  const link = hasPassword ? `${ctx.appUrl}/` : await newLink(ctx, invited);
  await ctx.ports.mail.send({
    to: { address: email, name },
    subject: t('auth.mail.invitationSubject', values),
    text: t(hasPassword ? 'auth.mail.roleText' : 'auth.mail.invitationText', {
      ...values,
      link,
    }),
  });
}

type Invited = {
  id: bigint;
  userId: bigint;
  role: Role;
  email: string;
  fullName: string;
  organisation: string | null;
  hasPassword: number | bigint;
  endedAt: Date | null;
  disabledAt: Date | null;
};

function findInvited(system: TenantSql, membershipId: bigint) {
  return system.first<Invited>`
    SELECT m.id, m.userId, m.role, u.email, u.fullName, i.name AS organisation,
      u.passwordHash IS NOT NULL AS hasPassword, m.endedAt, u.disabledAt
    FROM Membership m JOIN user u ON u.id = m.userId LEFT JOIN Ipm i ON i.id = m.ipmId
    WHERE m.id = ${membershipId}`;
}

/** Earlier links stay good: a mail that was sent twice works from both. */
async function newLink({ now, system, appUrl }: JobContext, invited: Invited) {
  const { secret, tokenHash } = newAccountSecret();
  await system.insert('AccountToken', {
    tokenHash,
    userId: invited.userId,
    purpose: 'invitation',
    membershipId: invited.id,
    createdAt: now,
    expiresAt: new Date(now.getTime() + WEEK_MS),
    usedAt: null,
  });
  return `${appUrl}/auth/invitation/${secret}`;
}
