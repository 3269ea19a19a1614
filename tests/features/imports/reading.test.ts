import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '~/features/spreadsheets/read-csv.server';
import { readXlsx } from '~/features/spreadsheets/read-xlsx.server';
import type { SheetRow } from '~/features/spreadsheets/sheet-row';
import { countsOf, imported, importAll, newImportIpm, receive } from './import-world';

/** Windows-1252 for the letters of these tests. */
const windows1252 = (text: string) => Buffer.from(text, 'latin1');

async function rowsOf(blocks: AsyncIterable<readonly SheetRow[]>) {
  const found: (readonly string[])[] = [];
  for await (const rows of blocks) found.push(...rows.map(({ cells }) => cells));
  return found;
}

const opened = (content: Buffer) => () => Promise.resolve(Readable.from(slices(content)));

/** Small pieces, so that a letter of two bytes is cut between them. */
function* slices(content: Buffer) {
  for (let start = 0; start < content.length; start += 7) yield content.subarray(start, start + 7);
}

describe('a CSV file', () => {
  const encodings = {
    'UTF-8': (text: string) => Buffer.from(text),
    'UTF-8 with its mark': (text: string) => Buffer.from(`\uFEFF${text}`),
    'Windows-1252': windows1252,
    'UTF-16': (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  };
  const separators = { semicolons: ';', commas: ',', tabs: '\t' };
  for (const [encoding, encode] of Object.entries(encodings)) {
    test.each(Object.entries(separators))(
      `in ${encoding} with %s is read`,
      async (_, separator) => {
        const lines = [
          ['Matricule', 'Prénom', 'Observations'],
          ['M001', 'Aïssatou Ndèye', '"à 5 h ; dit-elle, ""oui"""'],
        ];
        const text = lines.map((cells) => cells.join(separator)).join('\r\n');
        expect(await rowsOf(readCsv(opened(encode(text))))).toEqual([
          ['Matricule', 'Prénom', 'Observations'],
          ['M001', 'Aïssatou Ndèye', 'à 5 h ; dit-elle, "oui"'],
        ]);
      },
    );
  }
});

test('a workbook gives dates as serials, rich text, formulas and numbers as text', async () => {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Vide');
  const sheet = workbook.addWorksheet('Agents');
  sheet.addRow(['Matricule', 'Né le', 'Nom', 'Salaire', 'Actif']);
  sheet.addRow([
    7,
    new Date(Date.UTC(1985, 2, 5)),
    { richText: [{ text: 'DI' }, { text: 'OP' }] },
    { formula: 'A2*2', result: 250_000 },
    true,
  ]);
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  expect(await rowsOf(readXlsx(opened(content)))).toEqual([
    ['Matricule', 'Né le', 'Nom', 'Salaire', 'Actif'],
    ['7', '31111', 'DIOP', '250000', 'VRAI'],
  ]);
});

test('a workbook is imported as a CSV is', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('Participants');
  sheet.addRow(['Liste des agents au 1er novembre']);
  sheet.addRow(['Salaire brut', 'NINEA', 'Prénom', 'Nom', 'Matricule', 'Né(e) le']);
  sheet.addRow([300_000, 5677234, 'Awa', 'DIOP', 'M001', new Date(Date.UTC(1985, 2, 5))]);
  const content = Buffer.from(await workbook.xlsx.writeBuffer());
  const batch = await imported(ipm, { kind: 'participants', content, effectiveOn: '2026-12-01' });
  expect(countsOf(batch)).toEqual({ create: 0, change: 1, unchanged: 0, wrong: 0 });
});

describe('a file that is no table of its kind is refused with a reason', () => {
  test.each([
    ['a renamed PDF', Buffer.from('%PDF-1.7\n…'), 'import-file-pdf'],
    ['an empty file', Buffer.from(''), 'import-file-empty'],
    ['blank lines', Buffer.from('\n \n'), 'import-file-empty'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 1]), 'import-file-old-xls'],
    ['an image', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), 'import-file-other'],
    ['a broken workbook', Buffer.from('PK\x03\x04zzzzzzzzzzzzz'), 'import-not-a-workbook'],
    ['no header', Buffer.from('bonjour;tout\nle;monde'), 'import-header-not-found'],
    ['only a header', Buffer.from('Matricule;Nom;Prénom;NINEA;Salaire\n'), 'import-no-rows'],
  ])('%s', async (_, content, reason) => {
    const ipm = await newImportIpm();
    const answer = await receive(ipm, { kind: 'participants', content });
    expect(answer).toMatchObject({ ok: false, reason });
    const { sql } = ipm;
    expect(await sql.rows`SELECT id FROM ImportBatch WHERE ipmId = ${sql.ipm}`).toEqual([]);
  });
});
