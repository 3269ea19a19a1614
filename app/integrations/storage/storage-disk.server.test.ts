import { createHash } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createDiskStorage } from './storage-disk.server';

async function newStorage() {
  const root = await mkdtemp(join(tmpdir(), 'storage-'));
  const files = async () =>
    (await readdir(root, { recursive: true, withFileTypes: true })).filter((e) => e.isFile());
  return { storage: createDiskStorage(root), files };
}

const content = (...parts: string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

describe('a stored file', () => {
  it('comes back byte for byte, with its size and its digest', async () => {
    const { storage } = await newStorage();
    const saved = await storage.save(content('Ndeye', ' ', 'Fatou'), { maxBytes: 11 });
    if (!saved.ok) throw new Error('Not saved');
    expect(saved.sizeBytes).toBe(11);
    expect(saved.sha256).toBe(createHash('sha256').update('Ndeye Fatou').digest('hex'));
    const opened = await storage.open(saved.key);
    if (opened === null) throw new Error('Not found');
    expect(opened.sizeBytes).toBe(11);
    expect((await buffer(opened.stream)).toString()).toBe('Ndeye Fatou');
  });

  it('that is larger than allowed is refused while it comes, and leaves nothing', async () => {
    const { storage, files } = await newStorage();
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        given += 1;
        yield await Promise.resolve(Buffer.alloc(10));
      }
    }
    const saved = await storage.save(endless(), { maxBytes: 25 });
    expect(saved).toEqual({ ok: false, reason: 'file-too-large' });
    expect(given).toBe(3);
    expect(await files()).toEqual([]);
  });

  it('whose sender breaks off leaves nothing', async () => {
    const { storage, files } = await newStorage();
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield await Promise.resolve(Buffer.alloc(10));
      throw new Error('broken off');
    }
    await expect(storage.save(broken(), { maxBytes: 100 })).rejects.toThrow('broken off');
    expect(await files()).toEqual([]);
  });

  it('is gone when it is removed, and may be removed again', async () => {
    const { storage } = await newStorage();
    const saved = await storage.save(content('x'), { maxBytes: 1 });
    if (!saved.ok) throw new Error('Not saved');
    await storage.remove(saved.key);
    await storage.remove(saved.key);
    expect(await storage.open(saved.key)).toBeNull();
  });

  it.each(['../../etc/passwd', '', 'abc', `${'a'.repeat(32)}/..`, 'A'.repeat(32)])(
    'is never looked for under a key like %j',
    async (key) => {
      const { storage } = await newStorage();
      await expect(storage.open(key)).rejects.toThrow('storage key');
      await expect(storage.remove(key)).rejects.toThrow('storage key');
    },
  );
});
