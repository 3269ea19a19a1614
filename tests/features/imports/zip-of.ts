import { crc32, deflateRawSync } from 'node:zlib';

/** An archive of the entries, as a workbook is one; their sizes are told wrongly when asked. */
export function zipOf(
  entries: Readonly<Record<string, string | Buffer>>,
  told?: { readonly size: number },
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = deflateRawSync(bytes, { level: 1 });
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(8, 8);
    head.writeUInt32LE(crc32(bytes), 14);
    head.writeUInt32LE(packed.length, 18);
    head.writeUInt32LE(told?.size ?? bytes.length, 22);
    head.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    head.copy(central, 10, 8, 28);
    central.writeUInt32LE(offset, 42);
    parts.push(head, Buffer.from(name), packed);
    directory.push(central, Buffer.from(name));
    offset += head.length + name.length + packed.length;
  }
  return Buffer.concat([...parts, ...directory]);
}
