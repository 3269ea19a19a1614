import type { z } from 'zod';
import type { CommandResult, PublicContext } from '~/platform/context';
import type { ForgotPasswordForm } from './account-form';
import { countRequest } from './attempt-limit.server';

/** Nobody: the job of an unknown address does nothing, so that asking costs the same for all. */
const NOBODY = 0n;

/** Always the same answer. Too many requests for one account or from one address send nothing more. */
export async function requestPasswordReset(
  ctx: PublicContext,
  input: z.output<typeof ForgotPasswordForm>,
): Promise<CommandResult> {
  const { system, now, newId } = ctx;
  const [account, icamo] = await Promise.all([
    system.first<{ id: bigint }>`
      SELECT id FROM user WHERE email = ${input.email} AND disabledAt IS NULL`,
    system.first<{ id: bigint }>`SELECT id FROM Ipm WHERE slug = 'icamo'`,
  ]);
  const isAllowed = await countRequest(ctx, input.email, ctx.address);
  if (!isAllowed || icamo === null) return { ok: true };
  await system.insert('OutboxMessage', {
    ipmId: icamo.id,
    id: newId(),
    jobName: 'account.reset-password',
    payload: JSON.stringify({
      userId: { $int: String(account?.id ?? NOBODY) },
      ipmId: { $int: String(icamo.id) },
    }),
    createdAt: now,
  });
  return { ok: true };
}
