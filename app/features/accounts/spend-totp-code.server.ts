import type { AccountContext } from '~/platform/context';
import { findTotpStep, totpPlace } from './totp.server';

type Totp = { readonly totpCiphertext: string | null; readonly totpLastStep: bigint | null };

/** Whether the code is right and not used before; a right one is used up by it. */
export async function spendTotpCode(
  { system, vault, now }: Pick<AccountContext, 'system' | 'vault' | 'now'>,
  userId: bigint,
  code: string,
): Promise<boolean> {
  const user = await system.first<Totp>`
    SELECT totpCiphertext, totpLastStep FROM user WHERE id = ${userId}`;
  if (user === null || user.totpCiphertext === null) return false;
  const step = await findTotpStep({
    secret: vault.decrypt(user.totpCiphertext, totpPlace(userId)),
    code,
    lastStep: user.totpLastStep,
    now,
  });
  if (step === null) return false;
  const used = await system.run`UPDATE user SET totpLastStep = ${step}
    WHERE id = ${userId} AND totpCiphertext = ${user.totpCiphertext}
      AND (totpLastStep IS NULL OR totpLastStep < ${step})`;
  return used === 1;
}
