import { describe, expect, it } from 'vitest';
import { LINE_COLUMNS, readHeader, readLine } from './invoice-file';

const HEADERS = LINE_COLUMNS.map(({ header }) => header);

describe('a bordereau in a file', () => {
  it('is known by the headers of the template, in any order and spelling', () => {
    expect(readHeader(HEADERS)).toMatchObject({ ok: true });
    expect(readHeader(['MONTANT', 'acte', 'Date', 'N° matricule'])).toMatchObject({ ok: true });
  });

  it('says which columns lack, by their own names', () => {
    expect(readHeader(['Matricule', 'Acte'])).toEqual({
      ok: false,
      missing: ['Date des soins', 'Montant facturé'],
    });
  });

  it('becomes the fields of the form: days, serial numbers of Excel, amounts with zeros', () => {
    const header = readHeader(HEADERS);
    if (!header.ok) throw new Error('the template is not known');
    const read = (...cells: string[]) => readLine(cells, header.columns);
    expect(read(' M00123 ', 'Awa', '12/06/2026', 'CONS', '', '10 000')).toEqual({
      matricule: 'M00123',
      beneficiary: 'Awa',
      careOn: '2026-06-12',
      actCode: 'CONS',
      quantity: '1',
      billedXof: '10 000',
    });
    expect(read('M1', '', '46185', 'CONS', '2', '10000.00')).toMatchObject({
      careOn: '2026-06-12',
      quantity: '2',
      billedXof: '10000',
    });
    expect(read('M1', '', '31/02/2026', "'=1+1", '1', 'dix')).toMatchObject({
      careOn: '31/02/2026',
      actCode: '=1+1',
      billedXof: 'dix',
    });
  });
});
