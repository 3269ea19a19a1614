import { createHash } from 'node:crypto';

export type AuditPayload = {
  readonly salt: string;
  readonly before: string | null;
  readonly after: string | null;
};

/** The salt keeps an erased before/after from being guessed out of the digest that stays. */
export function auditDigest({ salt, before, after }: AuditPayload): string {
  return createHash('sha256')
    .update(JSON.stringify([salt, before, after]))
    .digest('hex');
}
