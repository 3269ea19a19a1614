import type { StoragePort } from '~/integrations/storage/storage-port';
import { kindOfContent, type FileKind } from './file-content';

const HEAD_BYTES = 4096;

/** What a stored file is by its first bytes, whatever its name says. */
export async function kindOfStored(storage: StoragePort, key: string): Promise<FileKind> {
  const file = await storage.open(key);
  if (file === null) return 'empty';
  for await (const chunk of file.stream as AsyncIterable<Uint8Array>) {
    return kindOfContent(chunk.subarray(0, HEAD_BYTES));
  }
  return 'empty';
}
