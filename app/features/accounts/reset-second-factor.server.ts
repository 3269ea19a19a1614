import type { z } from 'zod';
import { requiresSecondFactor, type Role } from '~/domain/permissions';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, UsersContext } from '~/platform/context';
import type { MembershipForm } from './account-form';
import { getMembership, usersScope } from './membership-queries.server';

/**
 * For a person who lost the second factor: takes it away with the password and all sessions, and
 * sends a new invitation, so that the person proves the address before coming back. An IPM cannot do
 * it to ICAMO's staff.
 */
export async function resetSecondFactor(
  ctx: UsersContext,
  input: z.output<typeof MembershipForm>,
): Promise<CommandResult<{ name: string }>> {
  const { system, user, now } = ctx;
  return ctx.transaction(async (tx) => {
    const { id, userId, role, fullName, email } = await getMembership(ctx, input.membershipId);
    if (userId === user.id) return { ok: false, reason: 'own-second-factor' };
    const roles = await system.rows<{ role: Role }>`
      SELECT role FROM Membership WHERE userId = ${userId} AND endedAt IS NULL`;
    const isNational = roles.some((other) => requiresSecondFactor(other.role));
    if (isNational && usersScope(ctx).area !== 'nation') {
      return { ok: false, reason: 'second-factor-national' };
    }
    await recordAudit(ctx, tx, {
      action: 'user.second-factor-reset',
      entityKind: 'membership',
      entityId: id,
      before: { email, fullName, role },
    });
    await tx.enqueue('account.invite', { membershipId: id });
    await system.run`UPDATE user SET passwordHash = NULL, totpCiphertext = NULL,
      totpEnabledAt = NULL, totpLastStep = NULL WHERE id = ${userId}`;
    await system.run`DELETE FROM session WHERE user_id = ${userId}`;
    await system.run`UPDATE AccountToken SET usedAt = ${now}
      WHERE userId = ${userId} AND usedAt IS NULL`;
    return { ok: true as const, name: fullName };
  });
}
