import { expect, test } from 'vitest';
import { analyseImport } from '~/features/imports/analyse-import.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { chooseColumns } from '~/features/imports/choose-columns.server';
import { columnSamples } from '~/features/imports/column-samples.server';
import { countsOf, EMPLOYERS_CSV, imported, newImportIpm, receive } from './import-world';

const STRANGE = [
  'Liste du personnel',
  'Code agent;Patronyme;Prénom;Boîte;Paie;Observations',
  'M001;DIOP;Awa;005677234;250 000;bonne',
  'M002;NDIAYE;Mamadou;5677234;187.333;',
].join('\n');

const AS_SAID = ['matricule', 'nom', 'prenom', 'ninea_employeur', 'salaire', 'none'];

async function received(content: string) {
  const ipm = await newImportIpm();
  await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV });
  const answer = await receive(ipm, { kind: 'participants', content });
  if (!answer.ok) throw new Error(answer.reason);
  return { ipm, batchId: answer.batchId };
}

test('a file whose headers nobody knows waits for people to say its columns, and shows what they hold', async () => {
  const { ipm, batchId } = await received(STRANGE);
  const batch = await getBatch(ipm.ctx, batchId);
  expect(batch).toMatchObject({ state: 'mapping', headerRow: 2 });
  expect(batch.columns.map(({ column }) => column)).toEqual([
    null,
    'nom',
    'prenom',
    null,
    null,
    null,
  ]);
  const samples = await columnSamples(ipm.ctx, batch);
  expect(samples[0]).toEqual(['M001', 'M002']);
  expect(samples[5]).toEqual(['bonne']);
});

test('what lacks and what is said twice is refused with its name', async () => {
  const { ipm, batchId } = await received(STRANGE);
  const lacking = await chooseColumns(ipm.page, { batchId, columns: AS_SAID.with(4, 'none') });
  expect(lacking).toMatchObject({
    ok: false,
    reason: 'import-columns-missing',
    values: { columns: 'Salaire mensuel' },
  });
  const twice = await chooseColumns(ipm.page, { batchId, columns: AS_SAID.with(5, 'nom') });
  expect(twice).toMatchObject({ reason: 'import-column-twice', values: { column: 'Nom' } });
});

test('the columns that were said are read, and remembered for the next file of that kind', async () => {
  const { ipm, batchId } = await received(STRANGE);
  expect(await chooseColumns(ipm.page, { batchId, columns: AS_SAID })).toEqual({ ok: true });
  await analyseImport(ipm.ctx, { batchId });
  const counts = { create: 2, change: 0, unchanged: 0, wrong: 0 };
  expect(countsOf(await getBatch(ipm.ctx, batchId))).toEqual(counts);
  const next = await receive(ipm, { kind: 'participants', content: STRANGE });
  const batch = next.ok ? await getBatch(ipm.ctx, next.batchId) : null;
  expect(batch?.state).toBe('uploaded');
  expect(batch?.columns.map(({ column }) => column ?? 'none')).toEqual(AS_SAID);
});
