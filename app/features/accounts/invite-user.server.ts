import type { z } from 'zod';
import type { Role } from '~/domain/permissions';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, Refusal, UsersContext } from '~/platform/context';
import type { InviteUserForm } from './account-form';
import { findOrganisations, usersScope } from './membership-queries.server';
import { invitableRoles, needsOrganisation } from './membership-rules';

type Input = z.output<typeof InviteUserForm>;
type Invited = { readonly ok: true; readonly membershipId: bigint; readonly grantedAtMs: number };
type Grant = { role: Role; ipmId: bigint; organisationId: bigint };

const NO_ORGANISATION = 0n;

/**
 * The journal and the mail are in one transaction; the role is given after it, once, so that no role
 * exists without its entry. A form that comes again with its key gives what a fault left out.
 */
export async function inviteUser(
  ctx: UsersContext,
  input: Input,
): Promise<CommandResult<{ email: string }>> {
  const { area, ipmId } = usersScope(ctx);
  if (!invitableRoles(area).includes(input.role)) return refuse('role-not-given-here');
  if (input.email === ctx.user.email) return refuse('cannot-invite-yourself');
  const organisationId = await organisationOf(ctx, input);
  if (typeof organisationId !== 'bigint') return organisationId;
  const grant = { role: input.role, ipmId, organisationId };
  const userId = await ensureUser(ctx, input);
  const result = await ctx.transaction(async (tx): Promise<Invited | Refusal> => {
    const known = await findGrant(ctx, userId, grant);
    if (known && Boolean(known.isLive) && Boolean(known.hasAccepted))
      return refuse('already-member');
    const membershipId = known?.id ?? ctx.newId();
    const { email, fullName, role } = input;
    await recordAudit(ctx, tx, {
      action: 'user.invited',
      entityKind: 'membership',
      entityId: membershipId,
      after: { email, fullName, role, organisationId },
    });
    await tx.enqueue('account.invite', { membershipId });
    return { ok: true, membershipId, grantedAtMs: ctx.now.getTime() };
  });
  if (!result.ok) return result;
  await giveRole(ctx, { ...grant, userId, ...result });
  return { ok: true, email: input.email };
}

const refuse = (reason: string): Refusal => ({ ok: false, reason });

async function organisationOf(ctx: UsersContext, { role, organisation }: Input) {
  if (!needsOrganisation(role)) return NO_ORGANISATION;
  if (organisation === null) return refuse('organisation-missing');
  const [first, second] = await findOrganisations(ctx, role, organisation);
  if (first === undefined) return refuse('organisation-unknown');
  return second === undefined ? first : refuse('organisation-ambiguous');
}

/** An account without a role opens nothing; one that is known keeps its name. */
async function ensureUser({ system, now, newId }: UsersContext, { email, fullName }: Input) {
  await system.run`INSERT INTO user (id, email, fullName, createdAt)
    VALUES (${newId()}, ${email}, ${fullName}, ${now}) ON DUPLICATE KEY UPDATE email = email`;
  const user = await system.first<{ id: bigint }>`SELECT id FROM user WHERE email = ${email}`;
  if (user === null) throw new Error('an account that was just made is not there');
  return user.id;
}

function findGrant({ system }: UsersContext, userId: bigint, grant: Grant) {
  return system.first<{ id: bigint; isLive: number | bigint; hasAccepted: number | bigint }>`
    SELECT m.id, m.endedAt IS NULL AS isLive, u.passwordHash IS NOT NULL AS hasAccepted
    FROM Membership m JOIN user u ON u.id = m.userId
    WHERE m.userId = ${userId} AND m.role = ${grant.role} AND m.ipmId = ${grant.ipmId}
      AND m.organisationId = ${grant.organisationId}`;
}

/** An old form that comes again does not undo a later revocation. */
async function giveRole(
  { system, user }: UsersContext,
  grant: Grant & { userId: bigint; membershipId: bigint; grantedAtMs: number },
) {
  const { userId, membershipId, role, ipmId, organisationId } = grant;
  const grantedAt = new Date(grant.grantedAtMs);
  await system.run`INSERT INTO Membership
      (id, userId, role, ipmId, organisationId, createdAt, createdBy, endedAt)
    VALUES (${membershipId}, ${userId}, ${role}, ${ipmId}, ${organisationId}, ${grantedAt},
      ${user.id}, NULL)
    ON DUPLICATE KEY UPDATE endedAt = IF(endedAt <= ${grantedAt}, NULL, endedAt)`;
}
