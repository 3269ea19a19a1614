/** What the first bytes of a file say it is, whatever its name. */
export type FileKind = 'xlsx' | 'csv' | 'pdf' | 'old-xls' | 'empty' | 'other';

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const PDF = [0x25, 0x50, 0x44, 0x46];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16_LITTLE = [0xff, 0xfe];

export function kindOfContent(head: Uint8Array): FileKind {
  if (head.every((byte) => byte <= 0x20)) return 'empty';
  if (startsWith(head, ZIP)) return 'xlsx';
  if (startsWith(head, PDF)) return 'pdf';
  if (startsWith(head, OLE)) return 'old-xls';
  if (startsWith(head, UTF16_LITTLE)) return 'csv';
  return head.includes(0) ? 'other' : 'csv';
}

const startsWith = (head: Uint8Array, mark: readonly number[]) =>
  mark.every((byte, index) => head[index] === byte);
