import { describe, expect, it } from 'vitest';
import { parseDependantRow } from './dependant-row';
import { parseEmployerRow } from './employer-row';
import { cellsByColumn, IMPORT_COLUMNS, IMPORT_KINDS, recogniseHeaders } from './header-names';
import { parseParticipantRow } from './participant-row';

describe('headers', () => {
  it.each(IMPORT_KINDS)('of the template of %s are all recognised', (kind) => {
    const columns = [...IMPORT_COLUMNS[kind]];
    const recognised = recogniseHeaders(kind, columns);
    expect(recognised).toEqual({ columns, unknown: [], missing: [], repeated: [] });
  });

  it('are recognised in any order, case and accents', () => {
    const headers = [
      'SALAIRE BRUT (FCFA)',
      'N° Matricule',
      'Prénom(s)',
      'Nom',
      'NINEA',
      'Né(e) le',
      'Observations',
      '',
    ];
    expect(recogniseHeaders('participants', headers)).toEqual({
      columns: [
        'salaire',
        'matricule',
        'prenom',
        'nom',
        'ninea_employeur',
        'date_naissance',
        null,
        null,
      ],
      unknown: ['Observations'],
      missing: [],
      repeated: [],
    });
  });

  it('name what the file lacks and what it says twice', () => {
    const recognised = recogniseHeaders('employers', ['Tél.', 'Téléphone', 'Mobile', 'Région']);
    expect(recognised).toEqual({
      columns: [null, 'telephone', null, 'region'],
      unknown: ['Tél.', 'Mobile'],
      missing: ['ninea', 'raison_sociale'],
      repeated: [],
    });
    expect(recogniseHeaders('employers', ['Tél.', 'Mobile']).repeated).toEqual(['telephone']);
  });

  it('give the cells of a row their names', () => {
    const recognised = recogniseHeaders('employers', ['Région', 'x', 'NINEA']);
    expect(cellsByColumn(recognised, ['Dakar', '1'])).toEqual({ region: 'Dakar', ninea: '' });
  });
});

describe('a row of employers', () => {
  it('is read in any spelling', () => {
    const cells = {
      ninea: '5677234 2Y2',
      raison_sociale: ' Baobab   Services ',
      region: 'Mbour',
      telephone: '33 821 12 34',
      date_adhesion: '01/03/2020',
    };
    expect(parseEmployerRow(cells)).toEqual({
      ok: true,
      value: {
        ninea: '005677234',
        cofi: '2Y2',
        legalName: 'Baobab Services',
        regionCode: 'SN-TH',
        sector: null,
        phone: '+221338211234',
        email: null,
        address: null,
        affiliatedOn: '2020-03-01',
      },
      warnings: [{ column: 'region', code: 'region-from-department', value: 'Mbour' }],
    });
  });

  it('is refused with every reason', () => {
    const cells = { ninea: 'ABC', region: 'Paris', email: 'x', date_adhesion: '31/02/2020' };
    expect(parseEmployerRow(cells)).toEqual({
      ok: false,
      reasons: [
        { column: 'ninea', code: 'ninea-not-understood', value: 'ABC' },
        { column: 'raison_sociale', code: 'value-missing', value: '' },
        { column: 'region', code: 'region-not-understood', value: 'Paris' },
        { column: 'email', code: 'email-not-understood', value: 'x' },
        { column: 'date_adhesion', code: 'day-not-in-calendar', value: '31/02/2020' },
      ],
    });
  });
});

describe('a row of participants', () => {
  const cells = {
    matricule: 'A-0012',
    nom: 'NDIAYE',
    prenom: 'Awa',
    date_naissance: '31111',
    sexe: 'Féminin',
    ninea_employeur: '005677234',
    salaire: '187 333',
    date_embauche: '01/02/2019',
    telephone: "'+221 77 123 45 67",
    nin: '2 123 4567 89012',
  };

  it('is read in any spelling', () => {
    expect(parseParticipantRow(cells)).toEqual({
      ok: true,
      value: {
        matricule: 'A-0012',
        lastName: 'NDIAYE',
        firstName: 'Awa',
        birthDate: '1985-03-05',
        sex: 'F',
        employerNinea: '005677234',
        monthlySalaryXof: 187_333n,
        hiredOn: '2019-02-01',
        phone: '+221771234567',
        nin: '2123456789012',
        email: null,
      },
      warnings: [],
    });
  });

  it.each([
    ['salaire', '0', 'salary-zero'],
    ['salaire', '-5', 'amount-negative'],
    ['salaire', '1500,50', 'amount-has-decimals'],
    ['salaire', '', 'value-missing'],
    ['date_embauche', '01/02/1980', 'hired-before-birth'],
    ['date_naissance', '05/03/85', 'day-two-digit-year'],
    ['telephone', '12', 'phone-not-understood'],
    ['matricule', 'x'.repeat(31), 'value-too-long'],
    ['nom', 'Ndiaye 3', 'name-not-understood'],
  ])('is refused for %s %j: %s', (column, value, code) => {
    expect(parseParticipantRow({ ...cells, [column]: value })).toEqual({
      ok: false,
      reasons: [{ column, code, value }],
    });
  });
});

describe('a row of dependants', () => {
  const cells = { matricule_participant: 'A-0012', nom: 'Ndiaye', prenom: 'Moussa', lien: 'Fils' };

  it('takes the sex from the tie when the file does not say it', () => {
    expect(parseDependantRow(cells)).toEqual({
      ok: true,
      value: {
        participantMatricule: 'A-0012',
        lastName: 'Ndiaye',
        firstName: 'Moussa',
        birthDate: null,
        sex: 'M',
        relation: 'child',
        validFrom: null,
        schoolCertificateUntil: null,
      },
      warnings: [],
    });
  });

  it('is doubtful when the tie and the sex differ, refused when the tie is not covered', () => {
    expect(parseDependantRow({ ...cells, sexe: 'F' })).toMatchObject({
      value: { sex: 'F' },
      warnings: [{ column: 'sexe', code: 'sex-differs-from-relation', value: 'F' }],
    });
    expect(parseDependantRow({ ...cells, lien: 'Mère' })).toEqual({
      ok: false,
      reasons: [{ column: 'lien', code: 'relation-not-covered', value: 'Mère' }],
    });
  });
});
