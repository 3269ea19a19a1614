import { generateSecret, generateURI, verify } from 'otplib';
import QRCode from 'qrcode';
import type { Vault } from '~/platform/encryption.server';

const STEP_SECONDS = 30;

export const newTotpSecret = (): string => generateSecret();

export const totpPlace = (userId: bigint) =>
  ({ table: 'user', column: 'totpCiphertext', ipmId: 0n, id: userId }) as const;

/**
 * The time step of a code that is right now, one step early or late, and later than the last step
 * that was used; otherwise null.
 */
export async function findTotpStep(options: {
  readonly secret: string;
  readonly code: string;
  readonly lastStep: bigint | null;
  readonly now: Date;
}): Promise<bigint | null> {
  const { secret, code, lastStep, now } = options;
  const checked = await verify({
    secret,
    token: code,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: STEP_SECONDS,
    ...(lastStep === null ? {} : { afterTimeStep: Number(lastStep) }),
  });
  return checked.valid && 'timeStep' in checked ? BigInt(checked.timeStep) : null;
}

/** What an authenticator application needs, as a path to draw and as text to type. */
export function describeTotp(vault: Vault, user: TotpOwner) {
  const secret = vault.decrypt(user.totpCiphertext, totpPlace(user.id));
  const uri = generateURI({ issuer: 'icamo', label: user.email, secret });
  return { secret: secret.replace(/(.{4})(?=.)/g, '$1 '), ...qrPath(uri) };
}

type TotpOwner = {
  readonly id: bigint;
  readonly email: string;
  readonly totpCiphertext: string;
};

/** The dark squares as one SVG path, run by run, with the quiet margin that readers need. */
function qrPath(text: string): { readonly path: string; readonly size: number } {
  const margin = 4;
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const runs: string[] = [];
  for (let y = 0; y < modules.size; y += 1) {
    for (let x = 0; x < modules.size; x += 1) {
      let width = 0;
      while (x + width < modules.size && modules.get(y, x + width)) width += 1;
      if (width === 0) continue;
      runs.push(`M${x + margin} ${y + margin}h${width}v1h-${width}z`);
      x += width;
    }
  }
  return { path: runs.join(''), size: modules.size + 2 * margin };
}
