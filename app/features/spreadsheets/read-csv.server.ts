import type { Readable } from 'node:stream';
import { createEncodingDetector, separatorOf, type CsvDialect } from './csv-dialect';
import { createCsvCutter, CsvRecordTooLong } from './csv-records';
import { UnreadableFile, type OpenFile, type SheetRow } from './sheet-row';

const SAMPLE_BYTES = 64 * 1024;
const MAX_RECORD_CHARACTERS = 100_000;
/** So many in one record are columns, not the text of a cell. */
const MANY_SEPARATORS = 1_000;

/** Rows of a CSV file, a piece of it at a time: separator and encoding are found out first, in one pass. */
export async function* readCsv(open: OpenFile): AsyncGenerator<readonly SheetRow[]> {
  const { encoding, separator } = await findDialect(await open());
  const cutter = createCsvCutter(separator, MAX_RECORD_CHARACTERS);
  const decoder = new TextDecoder(encoding);
  try {
    for await (const chunk of (await open()) as AsyncIterable<Uint8Array>) {
      yield cutter.push(decoder.decode(chunk, { stream: true }));
    }
    yield cutter.push(decoder.decode());
    yield cutter.end();
  } catch (error) {
    if (!(error instanceof CsvRecordTooLong)) throw error;
    const isWide = error.separators > MANY_SEPARATORS;
    throw new UnreadableFile(isWide ? 'import-too-many-columns' : 'import-not-a-table');
  }
}

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
  if (encoding === null) throw new UnreadableFile('import-encoding-unclear');
  const sample = new TextDecoder(encoding).decode(Buffer.concat(head).subarray(0, SAMPLE_BYTES));
  return { encoding, separator: separatorOf(sample) };
}
