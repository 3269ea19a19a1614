import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { EncryptionKey } from './env.server';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Where a ciphertext lives: moved to another row, column or tenant it no longer opens. */
export type CipherPlace = {
  readonly table: string;
  readonly column: string;
  readonly ipmId: bigint;
  readonly id: bigint;
};

export type Vault = {
  /** `v1.keyId.nonce.ciphertext`, AES-256-GCM under the first key. */
  encrypt(plain: string, place: CipherPlace): string;
  /** @throws Error when the text was altered, moved, or its key is gone. */
  decrypt(stored: string, place: CipherPlace): string;
  /** True when the text is not under the current key. */
  isStale(stored: string): boolean;
  /** Keyed digest for equality search within one tenant (`0n`: the nation). */
  blindIndex(value: string, ipmId: bigint): string;
};

export function createVault(keys: readonly EncryptionKey[], indexRoot: Buffer): Vault {
  const current = keys[0];
  if (current === undefined) throw new Error('no encryption key');
  return {
    encrypt(plain, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', current.bytes, nonce);
      cipher.setAAD(associatedData(place));
      const sealed = Buffer.concat([
        cipher.update(plain, 'utf8'),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `v1.${current.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`;
    },
    decrypt(stored, place) {
      const [version, keyId, nonce, sealed] = stored.split('.');
      const key = keys.find((candidate) => candidate.id === keyId);
      if (version !== 'v1' || !nonce || !sealed || !key) throw new Error('unreadable ciphertext');
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key.bytes, Buffer.from(nonce, 'base64url'));
      decipher.setAAD(associatedData(place));
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
      const body = bytes.subarray(0, bytes.length - TAG_BYTES);
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
    },
    isStale: (stored) => stored.split('.')[1] !== current.id,
    blindIndex(value, ipmId) {
      const key = Buffer.from(hkdfSync('sha256', indexRoot, '', `blind-index:${ipmId}`, 32));
      return createHmac('sha256', key).update(value, 'utf8').digest('hex');
    },
  };
}

const associatedData = ({ table, column, ipmId, id }: CipherPlace) =>
  Buffer.from(`${table}.${column}.${ipmId}.${id}`, 'utf8');
