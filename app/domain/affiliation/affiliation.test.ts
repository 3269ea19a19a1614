import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toDay } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';
import { neutraliseCell, withoutNeutraliser } from '~/domain/text/csv-cell';
import { dependantMatchKey, parseRelation } from './dependant';
import { parseEmail } from './email';
import { parseNin } from './nin';
import { hasValidChecksum, nineaWithChecksum, parseNinea } from './ninea';
import { parsePersonName, personNameKey } from './person-name';
import { displayPhone, parsePhone } from './phone';
import { parseRegion, REGION_CODES, REGION_GRID, REGIONS } from './region';
import { parseSex } from './sex';

describe('a NINEA', () => {
  it.each([
    '005677234 007726451 009116684 010413946 006939964 012753069 009694945 012385862 3067221',
    '009000019 009000027 010000123 001234567',
  ])('passes its check: %s', (numbers) => {
    for (const number of numbers.split(' ')) {
      expect(parseNinea(number)).toMatchObject({ ok: true, warnings: [] });
    }
  });

  it.each(['123456789', '0001122', '005677235'])('%s fails its check, with a warning', (number) => {
    expect(parseNinea(number)).toMatchObject({ ok: true, warnings: ['ninea-checksum'] });
  });

  it.each([
    ['005677234 2Y2', '005677234', '2Y2'],
    ['0056772342y2', '005677234', '2Y2'],
    ['005 677 234', '005677234', null],
    ['5.677.234', '005677234', null],
    ['NINEA : 005677234-2Y2', '005677234', '2Y2'],
    ['3067221 2G3', '003067221', '2G3'],
    ['10413946', '010413946', null],
  ])('is read from %j', (text, ninea, cofi) => {
    expect(parseNinea(text)).toEqual({ ok: true, value: { ninea, cofi }, warnings: [] });
  });

  it.each([
    ['', 'ninea-missing'],
    ['000000000', 'ninea-not-understood'],
    ['123456', 'ninea-not-understood'],
    ['0056772345', 'ninea-not-understood'],
    ['005677234 9Y2', 'ninea-not-understood'],
    ['SENELEC', 'ninea-not-understood'],
  ])('is refused: %j, %s', (text, reason) => {
    expect(parseNinea(text)).toEqual({ ok: false, reason });
  });

  it('can be invented with its check digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (start) => {
        expect(hasValidChecksum(nineaWithChecksum(start))).toBe(true);
      }),
    );
  });
});

describe('a phone number', () => {
  it.each([
    ['77 123 45 67', '+221771234567', 'mobile', []],
    ['+221 77 123 45 67', '+221771234567', 'mobile', []],
    ['00221771234567', '+221771234567', 'mobile', []],
    ['221-77-123-45-67', '+221771234567', 'mobile', []],
    ['(77) 123.45.67', '+221771234567', 'mobile', []],
    ['771234567.0', '+221771234567', 'mobile', []],
    ['33 821 12 34', '+221338211234', 'fixed', []],
    ['75 123 45 67', '+221751234567', 'mobile', ['phone-unusual-prefix']],
    ['77 123 45 67 / 33 821 12 34', '+221771234567', 'mobile', ['phone-several']],
    ['800 00 12 34', '+221800001234', 'other', []],
    ['+33 6 12 34 56 78', '+33612345678', 'other', ['phone-not-senegalese']],
  ])('%j is %s, %s', (text, number, kind, warnings) => {
    expect(parsePhone(text)).toEqual({ ok: true, value: { number, kind }, warnings });
  });

  it.each(['77 123 45 6', '12 345 67 89', 'néant', '+221 77 123', '77 123 45 6A'])(
    '%j is refused',
    (text) => {
      expect(parsePhone(text)).toEqual({ ok: false, reason: 'phone-not-understood' });
    },
  );

  it('is missing or shown in groups', () => {
    expect(parsePhone(' ')).toEqual({ ok: false, reason: 'phone-missing' });
    expect(displayPhone('+221771234567')).toBe('77\u00a0123\u00a045\u00a067');
  });
});

describe('a national identity number', () => {
  it('has thirteen digits, and says the sex', () => {
    const spelled = '1 234 5678 90123';
    expect(parseNin(spelled, 'M')).toEqual({ ok: true, value: '1234567890123', warnings: [] });
    expect(parseNin(spelled, 'F')).toMatchObject({ warnings: ['nin-sex-differs'] });
    expect(parseNin('12345678901234', null)).toMatchObject({ warnings: ['nin-fourteen-digits'] });
    expect(parseNin('123', null)).toEqual({ ok: false, reason: 'nin-not-understood' });
  });
});

describe('a région', () => {
  it('is one of fourteen, each on its own tile, with 46 départements', () => {
    expect(REGIONS.map((region) => region.code)).toEqual(REGION_CODES);
    expect(new Set(REGIONS.map(({ column, row }) => `${column},${row}`)).size).toBe(14);
    expect(REGIONS.flatMap((region) => region.departments)).toHaveLength(46);
    for (const { column, row } of REGIONS) {
      expect(column < REGION_GRID.columns && row < REGION_GRID.rows).toBe(true);
    }
  });

  it.each([
    ['Dakar', 'SN-DK'],
    ['SN-DK', 'SN-DK'],
    ['dk', 'SN-DK'],
    ['SÉDHIOUT', 'SN-SE'],
    ['Sédiou', 'SN-SE'],
    ['Sédihiou', 'SN-SE'],
    ['SEDHIOU', 'SN-SE'],
    ['SAINT LOUIS', 'SN-SL'],
    ['SAINT-Louis', 'SN-SL'],
    ['KEDOUGOU', 'SN-KE'],
    ['Région de Thiès', 'SN-TH'],
  ])('%j is %s', (text, value) => {
    expect(parseRegion(text)).toEqual({ ok: true, value, warnings: [] });
  });

  it('is found by its département, with a warning', () => {
    const warnings = ['region-from-department'];
    expect(parseRegion('KOUNGUEUL')).toEqual({ ok: true, value: 'SN-KA', warnings });
    expect(parseRegion('Mbour')).toEqual({ ok: true, value: 'SN-TH', warnings });
    expect(parseRegion('Paris')).toEqual({ ok: false, reason: 'region-not-understood' });
    expect(parseRegion('')).toEqual({ ok: false, reason: 'region-missing' });
  });
});

describe('names, sexes, addresses and ties', () => {
  it('a name keeps its spelling and has a key without accents', () => {
    expect(parsePersonName('  N’Diaye   Fall ')).toEqual({ ok: true, value: 'N’Diaye Fall' });
    expect(parsePersonName('Fall 2')).toEqual({ ok: false, reason: 'name-not-understood' });
    expect(parsePersonName('')).toEqual({ ok: false, reason: 'name-missing' });
    expect(parsePersonName('a'.repeat(81))).toEqual({ ok: false, reason: 'name-too-long' });
    const key = personNameKey({ lastName: 'SÈNE', firstName: 'Aïssatou-Bintou' });
    expect(key).toBe('sene|aissatou bintou');
  });

  it('a sex is read in the words of files', () => {
    expect(['M', 'Homme', 'masculin'].map(parseSex)).toEqual(
      Array(3).fill({ ok: true, value: 'M' }),
    );
    expect(parseSex('Féminin')).toEqual({ ok: true, value: 'F' });
    expect(parseSex('X')).toEqual({ ok: false, reason: 'sex-not-understood' });
  });

  it('an address has the shape of one', () => {
    expect(parseEmail(' Awa.Diop@Exemple.SN ')).toEqual({ ok: true, value: 'awa.diop@exemple.sn' });
    for (const text of ['awa@', 'awa@exemple', 'a b@exemple.sn', 'a@b..sn']) {
      expect(parseEmail(text)).toEqual({ ok: false, reason: 'email-not-understood' });
    }
  });

  it.each([
    ['Épouse 2', 'spouse', 'F'],
    ['Conjoint(e)', 'spouse', null],
    ['époux', 'spouse', 'M'],
    ['ENFANT', 'child', null],
    ['Fils', 'child', 'M'],
    ['1ère fille', 'child', 'F'],
  ])('%j is a %s', (text, relation, impliedSex) => {
    expect(parseRelation(text)).toEqual({ ok: true, value: { relation, impliedSex } });
  });

  it('an ascendant is not covered', () => {
    expect(parseRelation('Mère')).toEqual({ ok: false, reason: 'relation-not-covered' });
    expect(parseRelation('voisin')).toEqual({ ok: false, reason: 'relation-not-understood' });
    expect(parseRelation('')).toEqual({ ok: false, reason: 'relation-missing' });
  });

  it('a dependant is the same whatever the spelling', () => {
    const birthDate = toDay('2015-03-02');
    const one = { relation: 'child', lastName: 'Sène', firstName: 'Aïda', birthDate } as const;
    expect(dependantMatchKey(one)).toBe('child|sene|aida|2015-03-02');
    expect(dependantMatchKey({ ...one, lastName: 'SENE ' })).toBe(dependantMatchKey(one));
  });
});

describe('text', () => {
  it('compares without accents, case and punctuation', () => {
    expect(comparisonKey('  Date d’Embauche (œuvre) ')).toBe('date d embauche oeuvre');
  });

  it.each(['=1+1', '+cmd|x', '-2+3', '@SUM(A1)', '\t=1', '\r=1'])('%j runs nothing', (cell) => {
    expect(neutraliseCell(cell)).toBe(`'${cell}`);
    expect(withoutNeutraliser(neutraliseCell(cell))).toBe(cell);
  });

  it.each(['-500', '+221771234567', 'Diop', '', "l'an"])('%j stays as it is', (cell) => {
    expect(neutraliseCell(cell)).toBe(cell);
    expect(withoutNeutraliser(cell)).toBe(cell);
  });
});
