export type CsvDialect = {
  readonly encoding: 'utf-8' | 'windows-1252' | 'utf-16le';
  readonly separator: ';' | ',' | '\t';
};

const SEPARATORS = [';', '\t', ','] as const;
const SAMPLE_LINES = 20;

/**
 * The separator that cuts one of the first lines, outside quotes, into the most cells: a title line
 * or a comma within an amount does not win over the header.
 */
export function separatorOf(text: string): CsvDialect['separator'] {
  const lines = text.split(/\r\n|\r|\n/, SAMPLE_LINES).map(withoutQuoted);
  const most = (separator: string) =>
    Math.max(...lines.map((line) => line.split(separator).length - 1));
  const ranked = SEPARATORS.map((separator) => ({ separator, count: most(separator) }));
  return ranked.reduce((best, next) => (next.count > best.count ? next : best)).separator;
}

/** Bytes that Windows-1252 has no letter for; old Macintosh files have « è », « ê » and « ç » there. */
const UNUSED_BYTES = [0x81, 0x8d, 0x8f, 0x90, 0x9d] as const;

/**
 * Tells UTF-8 from Windows-1252 while the bytes pass: what is not valid UTF-8 is Windows-1252. No
 * encoding (null) when most letters are UTF-8 and some are not, as where a file was cut, glued to
 * another or damaged: read as either, names would be stored wrong.
 */
export function createEncodingDetector() {
  const decoder = new TextDecoder('utf-8');
  let isUtf16 = false;
  let isFirst = true;
  let hasUnused = false;
  let wellFormed = 0;
  let unreadable = 0;
  const count = (text: string, byteLength: number) => {
    wellFormed += byteLength - text.length;
    unreadable += text.split('\uFFFD').length - 1;
  };
  return {
    see(bytes: Uint8Array) {
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) isUtf16 = true;
      isFirst = false;
      if (isUtf16) return;
      hasUnused ||= UNUSED_BYTES.some((byte) => bytes.includes(byte));
      count(decoder.decode(bytes, { stream: true }), bytes.byteLength);
    },
    end(): CsvDialect['encoding'] | null {
      if (isUtf16) return 'utf-16le';
      count(decoder.decode(), 0);
      if (unreadable === 0) return 'utf-8';
      return hasUnused || wellFormed > unreadable ? null : 'windows-1252';
    },
  };
}

const withoutQuoted = (line: string) => line.replace(/"[^"]*"/g, '');
