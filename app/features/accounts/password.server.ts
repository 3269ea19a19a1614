import { hash, verify } from '@node-rs/argon2';

/** Argon2id (the library's default kind), in the strength that OWASP names for it. */
const STRENGTH = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a random text nobody knows: verifying against it takes as long as against a real one. */
const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$234Mnmc5nx2Iv+pO63/4KQ$9s3WPD7FO/b4+qCmJE42Y+wAFx1G7DaWS13QjiyUDNc';

export const hashPassword = (password: string): Promise<string> => hash(password, STRENGTH);

/** Without a hash (unknown account, invitation not yet accepted) the answer is no, after the same work. */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  const matches = await verify(stored ?? NOBODY, password);
  return stored !== null && matches;
}
