/** A field that begins with a quote ends at the next one that is alone; what is doubled is one quote. */
const QUOTE = '"';

type CsvRecord = { readonly number: number; readonly cells: string[] };

export class CsvRecordTooLong extends Error {
  override readonly name = 'CsvRecordTooLong';

  /** `separators`: how many columns the record had already. */
  constructor(readonly separators: number) {
    super('a record is longer than allowed');
  }
}

/**
 * Cuts text that arrives in pieces into records. A record without a quote is cut at its separators;
 * one with quotes is read sign by sign. Records end at `\n`, `\r\n` or `\r`, and are numbered as a
 * spreadsheet numbers them: blank lines count, a line end within quotes does not.
 * @throws CsvRecordTooLong
 */
export function createCsvCutter(separator: string, maxRecordCharacters: number) {
  let rest = '';
  let number = 0;

  const cut = (text: string, isLast: boolean): CsvRecord[] => {
    const records: CsvRecord[] = [];
    const ends = lineEnds(text, isLast);
    let start = 0;
    while (start < text.length) {
      const end = ends.next(start);
      const line = end === null ? null : text.slice(start, end.at);
      if (line === null && !isLast && !text.includes(QUOTE, start)) break;
      if (line?.includes(QUOTE) === false) {
        number += 1;
        records.push({ number, cells: line.split(separator) });
        start = end?.after ?? text.length;
        continue;
      }
      const quoted = readQuoted(text, start, { separator, isLast });
      if (quoted === null) break;
      number += 1;
      records.push({ number, cells: quoted.cells });
      start = quoted.after;
    }
    rest = text.slice(start);
    if (rest.length > maxRecordCharacters) {
      throw new CsvRecordTooLong(rest.split(separator).length - 1);
    }
    return records;
  };

  return {
    push: (text: string): CsvRecord[] => cut(rest + text, false),
    end: (): CsvRecord[] => cut(rest, true),
  };
}

/** Where lines end, searched for once each although two signs end them. */
function lineEnds(text: string, isLast: boolean) {
  let feed = -2;
  let carriage = -2;
  const find = (sign: string, from: number) => {
    const at = text.indexOf(sign, from);
    return at < 0 ? Infinity : at;
  };
  return {
    /** The next end, and where the next line begins; null while the line may still go on. */
    next(start: number): { readonly at: number; readonly after: number } | null {
      if (feed < start) feed = find('\n', start);
      if (carriage < start) carriage = find('\r', start);
      const at = Math.min(feed, carriage);
      if (at === Infinity) return isLast ? { at: text.length, after: text.length } : null;
      // A feed may follow in the next piece.
      if (at === carriage && at === text.length - 1 && !isLast) return null;
      return { at, after: at === carriage && feed === at + 1 ? at + 2 : at + 1 };
    },
  };
}

/** A record that has a quote somewhere, from its start; null while its end is not there yet. */
function readQuoted(
  text: string,
  start: number,
  { separator, isLast }: { readonly separator: string; readonly isLast: boolean },
): { readonly cells: string[]; readonly after: number } | null {
  const cells: string[] = [];
  let at = start;
  for (;;) {
    const field = text[at] === QUOTE ? quotedField(text, at, isLast) : { value: '', after: at };
    if (field === null) return null;
    const end = fieldEnd(text, field.after, separator);
    if (end === text.length && !isLast) return null;
    cells.push(field.value + text.slice(field.after, end));
    const sign = text[end];
    if (sign === separator) {
      at = end + 1;
      continue;
    }
    if (sign === '\r' && end === text.length - 1 && !isLast) return null;
    const after = sign === '\r' && text[end + 1] === '\n' ? end + 2 : end + 1;
    return { cells, after: Math.min(after, text.length) };
  }
}

function quotedField(text: string, open: number, isLast: boolean) {
  let value = '';
  let from = open + 1;
  for (;;) {
    const close = text.indexOf(QUOTE, from);
    // A quote that never closes is no quote: the field is taken as it is written.
    if (close < 0) return isLast ? { value: '', after: open } : null;
    if (close === text.length - 1 && !isLast) return null;
    value += text.slice(from, close);
    if (text[close + 1] !== QUOTE) return { value, after: close + 1 };
    value += QUOTE;
    from = close + 2;
  }
}

function fieldEnd(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === separator || sign === '\n' || sign === '\r') return at;
  }
  return text.length;
}
