import type { Readable } from 'node:stream';

/** What features see of stored files. A key is opaque; who may read it is the caller's table. */
export type StoragePort = {
  /** Stores what the stream gives, unless it gives more than `maxBytes`. */
  save(content: AsyncIterable<Uint8Array>, limit: { maxBytes: number }): Promise<SaveResult>;
  /** Null when nothing is stored under the key. */
  open(key: string): Promise<StoredFile | null>;
  /** Removing what is not there is not a fault. */
  remove(key: string): Promise<void>;
};

export type SaveResult =
  | { ok: true; key: string; sizeBytes: number; sha256: string }
  | { ok: false; reason: 'file-too-large' };

export type StoredFile = { stream: Readable; sizeBytes: number };
