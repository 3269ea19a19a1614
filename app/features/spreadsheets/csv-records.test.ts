import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCsvCutter, CsvRecordTooLong } from './csv-records';

function cellsOf(text: string, pieces: readonly number[] = []) {
  const cutter = createCsvCutter(';', 1_000);
  const records = [];
  let at = 0;
  for (const size of pieces) {
    records.push(...cutter.push(text.slice(at, at + size)));
    at += size;
  }
  records.push(...cutter.push(text.slice(at)), ...cutter.end());
  return records.map(({ cells }) => cells);
}

const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ';', ' ', '\n', '\r', ',') });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 });

test.each(['\n', '\r\n', '\r'])('what was written is read, however it arrives (%j)', (lineEnd) => {
  fc.assert(
    fc.property(table, fc.array(fc.integer({ min: 0, max: 7 })), (rows, pieces) => {
      const text = rows
        .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';') + lineEnd)
        .join('');
      expect(cellsOf(text, pieces)).toEqual(rows);
    }),
  );
});

test('a widely used parser reads the same', () => {
  const plain = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', "'") });
  fc.assert(
    fc.property(fc.array(fc.tuple(plain, cell), { minLength: 1 }), (rows) => {
      const text = rows.map(([a, b]) => `${a};"${b.replaceAll('"', '""')}"\n`).join('');
      expect(cellsOf(text)).toEqual(parse(text, { delimiter: ';', relax_quotes: true }));
    }),
  );
});

test('plain lines are read alike whatever the pieces', () => {
  const text = 'a;b\r\n1;2\n\n5" de tuyau;x\n"c;d";"e""f" g;h\rlast';
  const whole = cellsOf(text);
  expect(whole).toEqual([
    ['a', 'b'],
    ['1', '2'],
    [''],
    ['5" de tuyau', 'x'],
    ['c;d', 'e"f g', 'h'],
    ['last'],
  ]);
  for (let size = 1; size < 9; size += 1) {
    expect(cellsOf(text, Array<number>(40).fill(size))).toEqual(whole);
  }
});

test('rows are numbered as a spreadsheet does', () => {
  const cutter = createCsvCutter(';', 1_000);
  const records = [...cutter.push('a\n\n"b\nb"\nc\n'), ...cutter.end()];
  expect(records.map(({ number, cells }) => [number, cells[0]])).toEqual([
    [1, 'a'],
    [2, ''],
    [3, 'b\nb'],
    [4, 'c'],
  ]);
});

test('a quote that never closes is a sign as any other at the end, and too much before', () => {
  expect(cellsOf('a;"b\nc;d')).toEqual([
    ['a', '"b'],
    ['c', 'd'],
  ]);
  const cutter = createCsvCutter(';', 10);
  expect(() => cutter.push('a;"bcdefghijklmnop')).toThrow(CsvRecordTooLong);
});
