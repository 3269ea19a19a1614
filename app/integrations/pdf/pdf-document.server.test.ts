import { inflateSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import type { PdfDocument } from './pdf-content';
import { renderPdf } from './pdf-document.server';
import { toPrintableText } from './printable-text';

function lines(count: number): string[][] {
  return Array.from({ length: count }, (_line, index) => [
    `P-${index + 1}`,
    'Aïssatou Ndiaye',
    '250\u202f000',
    '15\u202f000\u00a0FCFA',
  ]);
}

function newDocument(changes: Partial<PdfDocument> = {}): PdfDocument {
  return {
    title: 'Appel de cotisation',
    language: 'fr',
    letterhead: {
      name: 'IPM Teranga des transports',
      lines: ['12, avenue Léopold Sédar Senghor', 'BP 1234, Dakar', '+221 33 800 00 00'],
      approval: 'Arrêté n° 004512 du 12/05/2014',
    },
    facts: [
      { label: 'Référence', value: 'AC-2026-000042' },
      { label: 'Date', value: '05/03/2026' },
      { label: 'Période', value: 'mars 2026' },
    ],
    parties: [
      { label: 'Émis par', lines: ['IPM Teranga des transports', 'Dakar'] },
      { label: 'À l’attention de', lines: ['Société Baobab SA', 'NINEA 004839217 2G3', 'Thiès'] },
    ],
    tables: [
      {
        columns: [
          { header: 'N°', weight: 1, align: 'left' },
          { header: 'Participant', weight: 4, align: 'left' },
          { header: 'Salaire', weight: 2, align: 'right' },
          { header: 'Cotisation', weight: 2, align: 'right' },
        ],
        rows: lines(3),
        totalRow: ['', 'Total', '750\u202f000', '45\u202f000\u00a0FCFA'],
      },
    ],
    totals: [
      { label: 'Part employeur', value: '22\u202f500\u00a0FCFA' },
      { label: 'Part participant', value: '22\u202f500\u00a0FCFA' },
      { label: 'À payer', value: '45\u202f000\u00a0FCFA', isMain: true },
    ],
    amountInWords: 'Arrêté à la somme de quarante-cinq mille francs CFA.',
    notes: ['Exigible le\u00a0: «\u00a015/04/2026\u00a0»\u202f; payé\u202f? Merci\u202f!'],
    verification: {
      text: 'Pour vérifier ce document, lisez ce code ou saisissez-le.',
      code: 'K7QF-2M9X',
      url: 'https://icamo.example/verify/K7QF-2M9X',
    },
    demonstrationNotice: 'Données inventées — démonstration',
    footer: 'AC-2026-000042',
    pageLabel: (page, count) => `Page ${page}/${count}`,
    issuedAt: new Date('2026-03-05T10:00:00.000Z'),
    ...changes,
  };
}

/** The text that the pages show, in their order, one line for each piece written. */
async function readPages(document: PdfDocument): Promise<string[]> {
  const streams = readStreams(await buffer(renderPdf(document)));
  const fonts = streams.filter((text) => text.includes('beginbfrange')).map(readToUnicode);
  return streams.filter((text) => / Tf$/m.test(text)).map((text) => readShownText(text, fonts));
}

function readStreams(file: Buffer): string[] {
  const streams: string[] = [];
  for (let start = file.indexOf('stream\n'); start >= 0;) {
    const end = file.indexOf('\nendstream', start);
    const content = file.subarray(start + 'stream\n'.length, end);
    streams.push(inflateSync(content).toString('latin1'));
    start = file.indexOf('stream\n', end + '\nendstream\n'.length);
  }
  return streams;
}

/** Glyph number to text, as the embedded font declares it for readers and searches. */
function readToUnicode(text: string): string[] {
  return [...text.matchAll(/\[([^\]]*)\]/g)].flatMap(([, list = '']) =>
    [...list.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex = '']) =>
      String.fromCharCode(...(hex.match(/[0-9a-f]{4}/g) ?? []).map((unit) => parseInt(unit, 16))),
    ),
  );
}

function readShownText(operators: string, fonts: string[][]): string {
  let font: string[] = [];
  const lines: string[] = [];
  for (const line of operators.split('\n')) {
    const chosen = /^\/F(\d+) /.exec(line);
    if (chosen !== null) font = fonts[Number(chosen[1]) - 1] ?? [];
    if (!line.endsWith(' TJ')) continue;
    const glyphs = [...line.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => hex).join('');
    const units = glyphs.match(/.{4}/g) ?? [];
    lines.push(units.map((unit) => font[parseInt(unit, 16)] ?? '?').join(''));
  }
  return lines.join('\n');
}

describe('a document', () => {
  it('says on one page who writes, to whom, how much, in figures and in words', async () => {
    const pages = await readPages(newDocument());
    expect(pages).toHaveLength(1);
    for (const text of [
      'IPM Teranga des transports',
      'Arrêté n° 004512 du 12/05/2014',
      'AC-2026-000042',
      'Société Baobab SA',
      '45\u202f000\u00a0FCFA',
      'quarante-cinq mille',
      'le\u00a0: «\u00a015/04/2026\u00a0»\u202f; payé\u202f? Merci\u202f!',
      'K7QF-2M9X',
      'Page 1/1',
    ]) {
      expect(pages[0]).toContain(text);
    }
  });

  it('repeats the header, the notice and the page number on every page, and loses no line', async () => {
    const table = newDocument().tables[0];
    if (table === undefined) throw new Error('No table');
    const pages = await readPages(newDocument({ tables: [{ ...table, rows: lines(200) }] }));
    expect(pages.length).toBeGreaterThan(3);
    pages.forEach((page, index) => {
      if (page.includes('Ndiaye')) expect(page).toContain('Salaire');
      expect(page).toContain('inventées');
      expect(page).toContain(`Page ${index + 1}/${pages.length}`);
    });
    const numbers = [...pages.join('\n').matchAll(/^P-(\d+)$/gm)].map((match) => Number(match[1]));
    expect(numbers).toEqual(Array.from({ length: 200 }, (_line, index) => index + 1));
  });

  it('reads two thousand lines as they come', async () => {
    const table = newDocument().tables[0];
    if (table === undefined) throw new Error('No table');
    async function* rows(): AsyncGenerator<string[]> {
      for (const line of lines(2_000)) yield await Promise.resolve(line);
    }
    const pages = await readPages(newDocument({ tables: [{ ...table, rows: rows() }] }));
    expect(pages.join('\n')).toContain('P-2000');
  });

  it('breaks off with the error of its lines', async () => {
    const table = newDocument().tables[0];
    if (table === undefined) throw new Error('No table');
    async function* rows(): AsyncGenerator<string[]> {
      yield await Promise.resolve(['P-1']);
      throw new Error('the database is gone');
    }
    const stream = renderPdf(newDocument({ tables: [{ ...table, rows: rows() }] }));
    await expect(buffer(stream)).rejects.toThrow('the database is gone');
  });
});

describe('the text', () => {
  it.each([
    ['1\u202f250\u202f000\u00a0FCFA', '1\u202f250\u202f000\u00a0FCFA'],
    ['\u221215', '\u221215'],
    ['œuvre, n° 4 : « été » — 5 €', 'œuvre, n° 4 : « été » — 5 €'],
    ['Ai\u0308ssatou', 'Aïssatou'],
    ['Ŋaŋ Ɗow ɓaŋ', 'Ŋaŋ Ɗow ɓaŋ'],
    ['\u2116 5, tr\u1ebdn, 中', 'N° 5, tren, ?'],
  ])('%s is printed %s', (text, printed) => {
    expect(toPrintableText(text)).toBe(printed);
  });
});
