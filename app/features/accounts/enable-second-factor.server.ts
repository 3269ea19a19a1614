import type { z } from 'zod';
import type { AccountContext, CommandResult } from '~/platform/context';
import type { EnableSecondFactorForm } from './account-form';
import { spendTotpCode } from './spend-totp-code.server';

/** The account's other sessions are asked for a code from now on. */
export async function enableSecondFactor(
  ctx: AccountContext,
  input: z.output<typeof EnableSecondFactorForm>,
): Promise<CommandResult> {
  const { system, user, now } = ctx;
  if (!(await spendTotpCode(ctx, user.id, input.code))) {
    return { ok: false, reason: 'first-code-refused' };
  }
  const enabled = await system.run`UPDATE user SET totpEnabledAt = ${now}
    WHERE id = ${user.id} AND totpEnabledAt IS NULL`;
  if (enabled !== 1) return { ok: false, reason: 'second-factor-already-on' };
  await system.run`UPDATE session SET secondFactorAt = ${now} WHERE id = ${user.sessionId}`;
  return { ok: true };
}
