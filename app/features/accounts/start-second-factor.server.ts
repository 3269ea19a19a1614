import type { AccountContext, CommandResult } from '~/platform/context';
import { newTotpSecret, totpPlace } from './totp.server';

/** A new secret to be confirmed by a first code; until then nothing changes for the account. */
export async function startSecondFactor(ctx: AccountContext): Promise<CommandResult> {
  const { system, vault, user } = ctx;
  const ciphertext = vault.encrypt(newTotpSecret(), totpPlace(user.id));
  const started = await system.run`UPDATE user
    SET totpCiphertext = ${ciphertext}, totpLastStep = NULL
    WHERE id = ${user.id} AND totpEnabledAt IS NULL`;
  return started === 1 ? { ok: true } : { ok: false, reason: 'second-factor-already-on' };
}
