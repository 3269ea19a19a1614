import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { EncryptionKey } from './env.server';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const NONCES_AT_ONCE = 256;

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
  const currentKey = createSecretKey(current.bytes);
  const indexKeyOf = indexKeys(indexRoot);
  const nextNonce = nonces();
  return {
    encrypt(plain, place) {
      const nonce = nextNonce();
      const cipher = createCipheriv('aes-256-gcm', currentKey, nonce);
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
      return createHmac('sha256', indexKeyOf(ipmId)).update(value, 'utf8').digest('hex');
    },
  };
}

/** Random bytes, each given out once; asked for by the hundred, as one call costs what one does. */
function nonces() {
  let bytes = Buffer.alloc(0);
  return (): Buffer => {
    if (bytes.length < NONCE_BYTES) bytes = randomBytes(NONCES_AT_ONCE * NONCE_BYTES);
    const nonce = bytes.subarray(0, NONCE_BYTES);
    bytes = bytes.subarray(NONCE_BYTES);
    return nonce;
  };
}

/** Deriving a key costs as much as hundreds of uses: a process keeps those that it has derived. */
function indexKeys(root: Buffer) {
  const known = new Map<bigint, KeyObject>();
  return (ipmId: bigint): KeyObject => {
    const kept = known.get(ipmId);
    if (kept !== undefined) return kept;
    const bytes = hkdfSync('sha256', root, '', `blind-index:${ipmId}`, 32);
    const key = createSecretKey(Buffer.from(bytes));
    known.set(ipmId, key);
    return key;
  };
}

const associatedData = ({ table, column, ipmId, id }: CipherPlace) =>
  Buffer.from(`${table}.${column}.${ipmId}.${id}`, 'utf8');
