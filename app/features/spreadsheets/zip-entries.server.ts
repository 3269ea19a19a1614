import { createInflateRaw } from 'node:zlib';
import { byteSource, type ByteSource } from './byte-source';
import { UnreadableFile } from './sheet-row';

const ENTRY = 0x04034b50;
const CENTRAL_DIRECTORY = 0x02014b50;
const HEADER_BYTES = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const SIZES_FOLLOW = 8;
/** Deflate unpacks to at most a thousand times: so many bytes at once become a few megabytes. */
const PIECE_BYTES = 4_096;
/** Four widths of what may follow an entry whose sizes were not known when it began. */
const DESCRIPTOR_WIDTHS = [12, 16, 20, 24] as const;

export type ZipEntry = { readonly name: string; readonly bytes: AsyncIterable<Uint8Array> };

/**
 * The entries of an archive in their order, unpacked as they are read: what the archive says of its
 * sizes is not believed, `maxBytes` are counted as they come out.
 * @throws UnreadableFile when it is cut off, locked, larger than allowed, or no archive.
 */
export async function* zipEntries(
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<ZipEntry> {
  const source = byteSource(content);
  let left = maxBytes;
  for (;;) {
    const header = await source.take(HEADER_BYTES);
    if (header.length >= 4 && header.readUInt32LE(0) === CENTRAL_DIRECTORY) return;
    if (header.length < HEADER_BYTES || header.readUInt32LE(0) !== ENTRY) throw broken();
    const flags = header.readUInt16LE(6);
    const method = header.readUInt16LE(8);
    const name = (await source.take(header.readUInt16LE(26))).toString('utf8');
    await source.take(header.readUInt16LE(28));
    if ((flags & ENCRYPTED) !== 0) throw broken();
    const packed =
      method === DEFLATED
        ? inflated(source)
        : stored(
            source,
            method === STORED && !(flags & SIZES_FOLLOW) ? header.readUInt32LE(18) : -1,
          );
    const bytes = counted(packed, (size) => {
      left -= size;
      if (left < 0) throw new UnreadableFile('import-workbook-too-large');
    });
    yield { name, bytes };
    // What nobody read is passed over, and counts too.
    while (!(await bytes.next()).done);
    if ((flags & SIZES_FOLLOW) !== 0) await passDescriptor(source);
  }
}

const broken = () => new UnreadableFile('import-not-a-workbook');

async function* counted(bytes: AsyncIterable<Uint8Array>, count: (size: number) => void) {
  for await (const chunk of bytes) {
    count(chunk.length);
    yield chunk;
  }
}

async function* stored(source: ByteSource, size: number): AsyncGenerator<Uint8Array> {
  if (size < 0 || size === 0xffffffff) throw broken();
  for (let left = size; left > 0;) {
    const bytes = await source.some(left);
    if (bytes.length === 0) throw broken();
    left -= bytes.length;
    yield bytes;
  }
}

/** Packed data say themselves where they end; what follows them goes back to the source. */
async function* inflated(source: ByteSource): AsyncGenerator<Uint8Array> {
  const inflate = createInflateRaw();
  let unpacked: Uint8Array[] = [];
  inflate.on('data', (bytes: Uint8Array) => unpacked.push(bytes));
  try {
    for (let fed = 0; ;) {
      const piece = await source.some(PIECE_BYTES);
      if (piece.length === 0) throw broken();
      const hasEnded = await write(inflate, piece);
      yield* unpacked;
      unpacked = [];
      if (hasEnded) {
        source.giveBack(piece.subarray(inflate.bytesWritten - fed));
        return;
      }
      fed += piece.length;
    }
  } finally {
    inflate.destroy();
  }
}

/** Whether the packed data end within the piece. */
function write(inflate: ReturnType<typeof createInflateRaw>, piece: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = (hasEnded: boolean) => {
      inflate.off('end', ended);
      inflate.off('error', failed);
      resolve(hasEnded);
    };
    const ended = () => {
      settle(true);
    };
    const failed = () => {
      reject(broken());
    };
    inflate.once('end', ended);
    inflate.once('error', failed);
    inflate.write(piece, () => {
      settle(false);
    });
  });
}

async function passDescriptor(source: ByteSource) {
  const ahead = await source.take(Math.max(...DESCRIPTOR_WIDTHS) + 4);
  const width = DESCRIPTOR_WIDTHS.find((one) => {
    const next = ahead.length >= one + 4 ? ahead.readUInt32LE(one) : 0;
    return next === ENTRY || next === CENTRAL_DIRECTORY;
  });
  if (width === undefined) throw broken();
  source.giveBack(ahead.subarray(width));
}
