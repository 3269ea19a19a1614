import exceljs from 'exceljs';
import { expect, test } from 'vitest';
import { exportResponse } from './export.server';

const LIST = {
  name: 'appels',
  columns: [{ header: 'Reste\u00a0:', value: () => '15\u00a0000\u00a0FCFA dus\u202f!' }],
  rows: [{}],
  notice: 'Données inventées\u202f!',
};
const CELLS = ['Reste :', '15 000 FCFA dus !', 'Données inventées !'];

test('a list taken away as CSV has plain spaces only', async () => {
  const csv = await (await exportResponse('csv', LIST)).text();
  expect(csv.trim().split('\r\n')).toEqual(CELLS);
});

test('a list taken away for Excel has plain spaces only', async () => {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(await (await exportResponse('xlsx', LIST)).arrayBuffer());
  const sheet = workbook.worksheets[0];
  expect(['A1', 'A2', 'A3'].map((cell) => sheet?.getCell(cell).value)).toEqual(CELLS);
});
