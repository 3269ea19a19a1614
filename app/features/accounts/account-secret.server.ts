import { createHash, randomBytes } from 'node:crypto';

const SECRET_BYTES = 32;

/** The secret of a link; the database keeps its digest only. */
export function newAccountSecret(): { readonly secret: string; readonly tokenHash: string } {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  return { secret, tokenHash: hashAccountSecret(secret) };
}

export const hashAccountSecret = (secret: string) =>
  createHash('sha256').update(secret).digest('hex');
