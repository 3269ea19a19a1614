import { Readable } from 'node:stream';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { receiveImport } from '~/features/imports/receive-import.server';
import { reasonSentence } from '~/features/imports/reason-sentence';
import {
  listWrongRows,
  streamWrongRows,
  type WrongRow,
} from '~/features/imports/import-queries.server';
import { zipEntries } from '~/features/spreadsheets/zip-entries.server';
import { toDay } from '~/domain/period';
import { createTranslator } from '~/i18n/t';
import { exportResponse } from '~/platform/export.server';
import { analysed, importAll, newImportIpm, receive } from './import-world';
import { zipOf } from './zip-of';

const SHEET = 'xl/worksheets/sheet1.xml';
const HEADER = 'Matricule;Nom;Prénom;NINEA;Salaire';
const ACCENTED = `${HEADER}\nM1;DIÈNE;Aïssé;005677234;1\nM3;SÈNE;Thérèse;005677234;1`;
const t = createTranslator('fr');

/** Megabytes of one letter: kilobytes on disk. */
const ENDLESS = Buffer.alloc(20_000_000, 'a');

const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;

async function workbookOf(rows: readonly (readonly unknown[])[]) {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Agents').addRows(rows.map((row) => [...row]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('a hostile file is refused with a sentence, before any row is written', () => {
  test.each([
    [
      'a workbook whose texts unpack without end',
      () => zipOf({ 'xl/sharedStrings.xml': bomb(), [SHEET]: sheetOf('') }),
      'import-workbook-too-large',
    ],
    [
      'a bomb that lies about its size',
      () => zipOf({ 'xl/sharedStrings.xml': bomb(), [SHEET]: sheetOf('') }, { size: 10 }),
      'import-workbook-too-large',
    ],
    [
      'a cell without end',
      () => zipOf({ [SHEET]: Buffer.concat([Buffer.from('<row r="1"><c r="A1"><v>'), ENDLESS]) }),
      'import-not-a-table',
    ],
    [
      'a tag without end',
      () => zipOf({ [SHEET]: Buffer.concat([Buffer.from('<row r="'), ENDLESS]) }),
      'import-not-a-table',
    ],
    [
      'a workbook of ten million columns',
      () => zipOf({ [SHEET]: `<row r="1">${'<c/>'.repeat(10_000_000)}</row>` }),
      'import-too-many-columns',
    ],
    [
      'a CSV of ten million columns',
      () => Buffer.alloc(10_000_000, ';'),
      'import-too-many-columns',
    ],
    [
      'a quote that never closes',
      () => Buffer.from(`"${'x'.repeat(300_000)}`),
      'import-not-a-table',
    ],
    [
      'an archive that is no workbook',
      () => zipOf({ 'word/document.xml': '<w/>' }),
      'import-not-a-workbook',
    ],
    ['a PDF named .xlsx', () => Buffer.from('%PDF-1.7\n…'), 'import-file-pdf'],
    ['nothing at all', () => Buffer.alloc(0), 'import-file-empty'],
    [
      'UTF-8 with lines of another file glued to it',
      () => Buffer.concat([Buffer.from(ACCENTED), Buffer.from('\nM2;FAYE;Zoé;1', 'latin1')]),
      'import-encoding-unclear',
    ],
    [
      'UTF-8 cut in the middle of a letter',
      () => Buffer.from(`${ACCENTED}\nM2;FAYE;Zoé`).subarray(0, -1),
      'import-encoding-unclear',
    ],
    [
      'the letters of an old Macintosh',
      () => Buffer.from(ACCENTED.replaceAll('é', '\x8e').replaceAll('è', '\x8f'), 'latin1'),
      'import-encoding-unclear',
    ],
    [
      'a workbook protected by a password, or of an old Excel',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'import-file-old-xls',
    ],
    ['a page of the web named .xls', () => Buffer.from('<html><table>'), 'import-header-not-found'],
    ['a picture', () => Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'import-file-other'],
    [
      'UTF-16 the other way round',
      () => Buffer.from('\uFEFFNom', 'utf16le').swap16(),
      'import-file-other',
    ],
  ])('%s', async (_, content, reason) => {
    const ipm = await newImportIpm();
    const before = process.memoryUsage().rss;
    const answer = await receive(ipm, { kind: 'participants', content: content() });
    expect(answer).toMatchObject({ ok: false, reason });
    expect(t.dynamic(`reasons.${reason}`)).not.toBe(`reasons.${reason}`);
    expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
    const { sql } = ipm;
    expect(await sql.rows`SELECT id FROM ImportBatch WHERE ipmId = ${sql.ipm}`).toEqual([]);
  });

  test('a workbook that is cut off, wherever', async () => {
    const ipm = await newImportIpm();
    const whole = await workbookOf([HEADER.split(';'), ['M1', 'DIOP', 'Awa', '005677234', 1]]);
    for (const share of [0.2, 0.5, 0.8]) {
      const content = whole.subarray(0, Math.floor(whole.length * share));
      const answer = await receive(ipm, { kind: 'participants', content });
      expect(answer).toMatchObject({ ok: false, reason: 'import-not-a-workbook' });
    }
  });

  test('five hundred megabytes', async () => {
    const ipm = await newImportIpm();
    const effectiveOn = toDay('2026-11-01');
    const input = { kind: 'participants', effectiveOn, isComplete: false } as const;
    const answer = await receiveImport(ipm.page, input, { state: 'too-large' });
    expect(answer).toMatchObject({ ok: false, reason: 'import-file-too-large' });
    let sentBytes = 0;
    const chunk = Buffer.alloc(1_000_000);
    const content = Readable.from(
      (function* () {
        for (; sentBytes < 500_000_000; sentBytes += chunk.length) yield chunk;
      })(),
    );
    const saved = await ipm.ctx.ports.storage.save(content, { maxBytes: 5_000_000 });
    expect(saved).toMatchObject({ ok: false });
    expect(sentBytes).toBeLessThan(50_000_000);
  });
});

test('all the entries of an archive count, those that nobody reads too', async () => {
  const content = zipOf({ one: Buffer.alloc(400_000), two: Buffer.alloc(400_000) });
  const names = async (maxBytes: number) => {
    const found: string[] = [];
    for await (const { name } of zipEntries(Readable.from([content]), maxBytes)) found.push(name);
    return found;
  };
  expect(await names(1_000_000)).toEqual(['one', 'two']);
  await expect(names(700_000)).rejects.toThrow('import-workbook-too-large');
});

test('a document cannot define what its entities stand for', async () => {
  const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(20)}">]>`;
  const cells = HEADER.split(';')
    .map((name) => `<c t="inlineStr"><is><t>${name} &amp; &a;</t></is></c>`)
    .join('');
  const content = zipOf({ [SHEET]: `${laughs}${sheetOf(`<row>${cells}</row>`)}` });
  const ipm = await newImportIpm();
  const answer = await receive(ipm, { kind: 'participants', content });
  expect(answer).toMatchObject({ ok: false });
});

test('a formula is read as what it says, and goes out as text', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const formula = '=HYPERLINK("http://mechant.example")';
  const content = `${HEADER}\nM050;"${formula.replaceAll('"', '""')}";@SUM(A1);005677234;-5`;
  const batch = await analysed(ipm, { kind: 'participants', content });
  const { rows } = await listWrongRows(ipm.ctx, batch.id, 1);
  expect(rows[0]?.reasons.map((reason) => reasonSentence(t, reason))).toHaveLength(3);
  const file = (format: 'csv' | 'xlsx') =>
    exportResponse<WrongRow>(format, {
      name: 'x',
      rows: streamWrongRows(ipm.ctx, batch.id),
      columns: batch.columns.map(({ header }, index) => ({
        header,
        value: ({ cells }: WrongRow) => cells[index] ?? '',
      })),
    });
  const csv = await (await file('csv')).text();
  expect(csv).toContain(`"'${formula.replaceAll('"', '""')}";'@SUM(A1)`);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(await (await file('xlsx')).arrayBuffer());
  const cell = workbook.worksheets[0]?.getCell('B2');
  expect(cell?.type).toBe(exceljs.ValueType.String);
});

function bomb() {
  return `<sst>${`<si><t>${'a'.repeat(30_000)}</t></si>`.repeat(2_010)}</sst>`;
}
