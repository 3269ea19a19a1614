import { expect, test } from 'vitest';
import { plainSpaces } from '~/domain/text/plain-spaces';
import { getBatch } from '~/features/imports/batch-row.server';
import { correctRow } from '~/features/imports/correct-row.server';
import { readImportPage } from '~/features/imports/import-page.server';
import { listSamples, listWarnings, listWrongRows } from '~/features/imports/import-queries.server';
import { reasonSentence } from '~/features/imports/reason-sentence';
import { createTranslator } from '~/i18n/t';
import { analysed, countsOf, importAll, imported, newImportIpm } from './import-world';

const HEADER = 'Matricule;Nom;Prénom;NINEA;Salaire;NIN;Date de naissance';

const WRONG = [
  HEADER,
  'M010;BA;Oumar;005677234;abc;;',
  'M011;BA;Oumar;005677234;250 000;;31/02/1990',
  'M012;BA;Oumar;010000123;250 000;;',
  'M013;BA;Oumar;005677234;250 000;2123456789012;',
  'M014;BA;Oumar;005677234;250 000;;',
  'm014;BA;Oumar;005677234;250 000;;',
  'M015;;Oumar;005677234;0;;',
].join('\n');

test('each wrong row has its reasons, in French and in English', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const batch = await analysed(ipm, { kind: 'participants', content: WRONG });
  expect(countsOf(batch)).toEqual({ create: 1, change: 0, unchanged: 0, wrong: 6 });
  const { rows, stored } = await listWrongRows(ipm.ctx, batch.id, 1);
  expect(stored).toBe(6);
  const french = createTranslator('fr');
  const sentences = rows.map(({ reasons }) =>
    reasons.map((reason) => plainSpaces(reasonSentence(french, reason))),
  );
  expect(sentences).toEqual([
    ['Salaire mensuel : « abc » n’est pas un montant.'],
    ['Date de naissance : « 31/02/1990 » n’existe pas dans le calendrier.'],
    [
      'NINEA de l’employeur : 010000123 n’est pas un employeur de l’IPM. Importez d’abord les employeurs.',
    ],
    ['NIN : ce NIN est celui du participant M001.'],
    ['Matricule : déjà présent à la ligne 6 du fichier.'],
    ['Nom : à remplir.', 'Salaire mensuel : le salaire ne peut pas être nul.'],
  ]);
  const english = createTranslator('en');
  const first = rows[0]?.reasons[0];
  expect(first && reasonSentence(english, first)).toBe('Monthly salary: “abc” is not an amount.');
  expect(rows[0]?.cells).toEqual(['M010', 'BA', 'Oumar', '005677234', 'abc', '', '']);
});

test('good rows are applied beside wrong ones, and the corrected rows alone can be sent', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const batch = await imported(ipm, { kind: 'participants', content: WRONG });
  expect(batch.state).toBe('applied');
  expect(countsOf(batch)).toEqual({ create: 1, change: 0, unchanged: 0, wrong: 6 });
  const corrected = [HEADER, 'M010;BA;Oumar;005677234;90 000;;'].join('\n');
  const again = await imported(ipm, { kind: 'participants', content: corrected });
  expect(countsOf(again)).toEqual({ create: 1, change: 0, unchanged: 0, wrong: 0 });
});

test('the dry run shows what would change, field by field, and changes nothing', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = [HEADER, 'M001;DIOP;Aminata;009000019;300 000;;'].join('\n');
  const batch = await analysed(ipm, { kind: 'participants', content, effectiveOn: '2026-12-01' });
  expect((await listSamples(ipm.ctx, batch.id, 1)).rows).toEqual([
    {
      rowNumber: 2,
      outcome: 'change',
      before: { firstName: 'Awa', monthlySalaryXof: '250000', employer: 'Sénégalaise des Eaux' },
      after: {
        firstName: 'Aminata',
        monthlySalaryXof: '300000',
        employer: 'Imprimerie du Fleuve',
      },
    },
  ]);
  const { sql } = ipm;
  const row = await sql.first<{ firstName: string }>`SELECT firstName FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule = 'M001'`;
  expect(row?.firstName).toBe('Awa');
});

test('a dependant of an unknown participant, or of a relation without rights, is wrong', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = [
    'Matricule participant;Nom;Prénom;Lien',
    'M999;DIOP;Ali;Enfant',
    'M001;DIOP;Marie;Mère',
    'M001;DIOP;Ibrahima;Fils',
  ].join('\n');
  const batch = await analysed(ipm, { kind: 'dependants', content });
  const { rows } = await listWrongRows(ipm.ctx, batch.id, 1);
  expect(rows.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
    ['participant-unknown'],
    ['relation-not-covered'],
  ]);
});

test('a wrong row is corrected on screen: refused with what is still wrong, else applied at once', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const { id: batchId } = await imported(ipm, { kind: 'participants', content: WRONG });
  const cells = ['M010', 'BA', 'Oumar', '005677234', '0', '', ''];
  const still = await correctRow(ipm.page, { batchId, rowNumber: 2, cells });
  expect(still).toMatchObject({
    ok: false,
    values: { why: 'Salaire mensuel\u00a0: le salaire ne peut pas être nul.' },
  });
  const taken = cells.with(4, '90 000').with(5, '2 123 4567 89012');
  const owned = await correctRow(ipm.page, { batchId, rowNumber: 2, cells: taken });
  expect(owned).toMatchObject({
    ok: false,
    values: { why: 'NIN\u00a0: ce NIN est celui du participant M001.' },
  });
  const right = { batchId, rowNumber: 2, cells: cells.with(4, '90 000') };
  expect(await correctRow(ipm.page, right)).toEqual({ ok: true });
  await expect(correctRow(ipm.page, right)).rejects.toThrow('wrong row 2');
  const batch = await getBatch(ipm.ctx, batchId);
  expect(countsOf(batch)).toEqual({ create: 2, change: 0, unchanged: 0, wrong: 5 });
  const { stored } = await listWrongRows(ipm.ctx, batchId, 1);
  expect(stored).toBe(5);
});

test('what is doubtful is said beside, and applied all the same', async () => {
  const ipm = await newImportIpm();
  const content = 'NINEA;Raison sociale;Région;Téléphone\n123456788;Baobab;Mbour;78 000 00 00';
  const batch = await analysed(ipm, { kind: 'employers', content });
  expect(countsOf(batch)).toEqual({ create: 1, change: 0, unchanged: 0, wrong: 0 });
  expect(batch.warningCount).toBe(1);
  const [row] = await listWarnings(ipm.ctx, batch.id);
  expect(row?.warnings.map(({ code }) => code)).toContain('region-from-department');
});

test('a role that does not import sees why rows are wrong, not what they hold', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const { id } = await analysed(ipm, { kind: 'participants', content: WRONG });
  const seenBy = (can: boolean) =>
    readImportPage({
      ...ipm.page,
      params: { id: String(id) },
      query: new URLSearchParams(),
      can: () => can,
    });
  expect((await seenBy(true)).wrong.rows[3]?.cells).toContain('2123456789012');
  const { wrong } = await seenBy(false);
  expect(wrong.rows.map(({ cells }) => cells)).toEqual(wrong.rows.map(() => []));
  expect(wrong.rows.every(({ reasons }) => reasons.length > 0)).toBe(true);
});
