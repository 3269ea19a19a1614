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

/** Tells UTF-8 from Windows-1252 while the bytes pass: what is not valid UTF-8 is Windows-1252. */
export function createEncodingDetector() {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let encoding: CsvDialect['encoding'] = 'utf-8';
  let isFirst = true;
  const check = (bytes?: Uint8Array) => {
    if (encoding !== 'utf-8') return;
    try {
      decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      encoding = 'windows-1252';
    }
  };
  return {
    see(bytes: Uint8Array) {
      if (isFirst && bytes[0] === 0xff && bytes[1] === 0xfe) encoding = 'utf-16le';
      isFirst = false;
      check(bytes);
    },
    end(): CsvDialect['encoding'] {
      check();
      return encoding;
    },
  };
}

const withoutQuoted = (line: string) => line.replace(/"[^"]*"/g, '');
