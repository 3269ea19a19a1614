/** The bytes of a stream, taken as many at a time as are wanted; what was taken too many goes back. */
export type ByteSource = {
  /** So many bytes, or fewer at the end. */
  take(count: number): Promise<Buffer>;
  /** What has come already, at most so many bytes; empty at the end. */
  some(most: number): Promise<Buffer>;
  giveBack(bytes: Buffer): void;
};

export function byteSource(content: AsyncIterable<Uint8Array>): ByteSource {
  const iterator = content[Symbol.asyncIterator]();
  let waiting = Buffer.alloc(0);
  const more = async () => {
    const next = await iterator.next();
    if (next.done) return false;
    waiting = waiting.length === 0 ? Buffer.from(next.value) : Buffer.concat([waiting, next.value]);
    return true;
  };
  const cut = (count: number) => {
    const bytes = waiting.subarray(0, count);
    waiting = waiting.subarray(count);
    return bytes;
  };
  return {
    async take(count) {
      while (waiting.length < count && (await more()));
      return cut(count);
    },
    async some(most) {
      while (waiting.length === 0 && (await more()));
      return cut(most);
    },
    giveBack(bytes) {
      waiting = Buffer.concat([bytes, waiting]);
    },
  };
}
