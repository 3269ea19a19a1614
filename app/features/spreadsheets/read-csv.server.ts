import { Readable, pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { createEncodingDetector, separatorOf, type CsvDialect } from './csv-dialect';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';

const SAMPLE_BYTES = 64 * 1024;
const MAX_RECORD_CHARACTERS = 100_000;

/** Rows of a CSV file as it is held: separator and encoding are found out first, in one pass. */
export async function* readCsv(open: OpenFile): AsyncGenerator<SheetRow> {
  const { encoding, separator } = await findDialect(await open());
  const parser = parse({
    delimiter: separator,
    bom: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    info: true,
  });
  // Errors and an early end go both ways; the loop below throws them.
  pipeline(Readable.from(decoded(await open(), encoding)), parser, () => undefined);
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      yield { number: info.lines, cells: record };
    }
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile('import-not-a-table');
    throw error;
  }
}

type ParsedRecord = { readonly record: string[]; readonly info: { readonly lines: number } };

async function findDialect(content: Readable): Promise<CsvDialect> {
  const detector = createEncodingDetector();
  const head: Uint8Array[] = [];
  let headBytes = 0;
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    detector.see(chunk);
    if (headBytes < SAMPLE_BYTES) head.push(chunk);
    headBytes += chunk.byteLength;
  }
  const encoding = detector.end();
  const sample = new TextDecoder(encoding).decode(Buffer.concat(head).subarray(0, SAMPLE_BYTES));
  return { encoding, separator: separatorOf(sample) };
}

async function* decoded(content: Readable, encoding: CsvDialect['encoding']) {
  const decoder = new TextDecoder(encoding);
  for await (const chunk of content as AsyncIterable<Uint8Array>) {
    yield decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}
