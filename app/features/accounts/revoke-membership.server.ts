import type { z } from 'zod';
import { Refused } from '~/domain/outcome';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, UsersContext } from '~/platform/context';
import type { MembershipForm } from './account-form';
import { getMembership, usersScope, type Membership } from './membership-queries.server';
import { isKeyRole } from './membership-rules';

/** Ends a role, which stays in the history. The last who may invite others stays. */
export async function revokeMembership(
  ctx: UsersContext,
  input: z.output<typeof MembershipForm>,
): Promise<CommandResult<{ name: string }>> {
  return ctx.transaction(async (tx) => {
    const membership = await getMembership(ctx, input.membershipId);
    const { id, role, fullName, email } = membership;
    await recordAudit(ctx, tx, {
      action: 'user.revoked',
      entityKind: 'membership',
      entityId: id,
      before: { email, fullName, role },
      after: null,
    });
    // Last before COMMIT: an access that ends without its entry is better than one that stays.
    if ((await endRole(ctx, membership)) !== 1) throw new Refused('last-manager');
    return { ok: true as const, name: fullName };
  });
}

/** Check and write in one statement: two who revoke each other do not both succeed. */
function endRole(ctx: UsersContext, { id, role }: Membership) {
  const { system, now } = ctx;
  const { ipmId } = usersScope(ctx);
  if (!isKeyRole(role)) {
    return system.run`UPDATE Membership SET endedAt = ${now} WHERE id = ${id} AND endedAt IS NULL`;
  }
  return system.run`UPDATE Membership SET endedAt = ${now}
    WHERE id = ${id} AND endedAt IS NULL AND (
      SELECT COUNT(*) FROM Membership o JOIN user u ON u.id = o.userId
      WHERE o.ipmId = ${ipmId} AND o.role = ${role} AND o.endedAt IS NULL AND o.id <> ${id}
        AND u.disabledAt IS NULL AND u.passwordHash IS NOT NULL) > 0`;
}
