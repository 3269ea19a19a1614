import { expect, test } from 'vitest';
import { applyImport } from '~/features/imports/apply-import.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { keepLeavers } from '~/features/imports/keep-leavers.server';
import { countLeavers, listLeavers } from '~/features/imports/leaver-queries.server';
import { startImport } from '~/features/imports/start-import.server';
import { undoChunks } from '~/features/imports/undo-chunks.server';
import { undoImport } from '~/features/imports/undo-import.server';
import { analysed, imported, importAll, newImportIpm, type ImportIpm } from './import-world';

const HEADER = 'Matricule;Nom;Prénom;NINEA;Salaire';
const LATER = { kind: 'participants', effectiveOn: '2027-02-01', isComplete: true } as const;
const ONLY_M001 = [HEADER, 'M001;DIOP;Awa;005677234;250000'].join('\n');

/** How each participant stands, and until when each is employed. */
async function people({ sql }: ImportIpm) {
  const rows = await sql.rows<{ matricule: string; status: string; validTo: string }>`
    SELECT p.matricule, p.status, p.leftOn, e.validTo FROM Participant p
      JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id
    WHERE p.ipmId = ${sql.ipm} ORDER BY p.matricule`;
  return rows;
}

test('a file that is not said to be complete makes nobody leave', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const batch = await analysed(ipm, { ...LATER, isComplete: false, content: ONLY_M001 });
  expect(await countLeavers(ipm.ctx, batch.id)).toEqual({ total: 0, leaving: 0 });
});

test('a complete file shows who is absent from it, at the employers that it names alone', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const batch = await analysed(ipm, { ...LATER, content: ONLY_M001 });
  expect(batch).toMatchObject({ employedCount: 2, unchangedCount: 1 });
  const { rows, total } = await listLeavers(ipm.ctx, batch.id, 1);
  expect(rows.map(({ matricule, isKept }) => [matricule, isKept])).toEqual([['M002', false]]);
  expect(total).toBe(1);
});

test('a wrong row names its participant all the same', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = `${ONLY_M001}\nM002;NDIAYE;Mamadou;005677234;beaucoup`;
  const batch = await analysed(ipm, { ...LATER, content });
  expect(batch.wrongCount).toBe(1);
  expect(await countLeavers(ipm.ctx, batch.id)).toEqual({ total: 0, leaving: 0 });
});

test('more than one in five leave only when that is confirmed, and an undo brings them back', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const before = await people(ipm);
  const { id: batchId } = await analysed(ipm, { ...LATER, content: ONLY_M001 });
  expect(await startImport(ipm.page, { batchId, confirmLeavers: false })).toMatchObject({
    ok: false,
    reason: 'import-leavers-many',
    values: { count: '1' },
  });
  expect(await startImport(ipm.page, { batchId, confirmLeavers: true })).toMatchObject({
    ok: true,
  });
  await applyImport(ipm.ctx, { batchId });
  await applyImport(ipm.ctx, { batchId });
  expect(await getBatch(ipm.ctx, batchId)).toMatchObject({ state: 'applied', leftCount: 1 });
  expect(await people(ipm)).toMatchObject([
    { matricule: 'M001', status: 'active', validTo: '9999-12-31' },
    { matricule: 'M002', status: 'left', leftOn: '2027-02-01', validTo: '2027-02-01' },
    { matricule: 'M003', status: 'active', validTo: '9999-12-31' },
  ]);
  expect(await undoImport(ipm.page, { batchId })).toEqual({ ok: true });
  await undoChunks(ipm.ctx, { batchId });
  expect(await people(ipm)).toEqual(before);
});

test('whoever is said to stay stays, and may be let leave again', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const before = await people(ipm);
  const content = [HEADER, 'M001;DIOP;Awa;005677234;260000'].join('\n');
  const { id: batchId } = await analysed(ipm, { ...LATER, content });
  const { rows } = await listLeavers(ipm.ctx, batchId, 1);
  const employmentIds = rows.map(({ employmentId }) => employmentId);
  const choose = (choice: 'stay' | 'leave') =>
    keepLeavers(ipm.page, { batchId, employmentIds, choice });
  expect(await choose('stay')).toEqual({ ok: true });
  expect(await choose('leave')).toEqual({ ok: true });
  expect(await choose('stay')).toEqual({ ok: true });
  await startImport(ipm.page, { batchId, confirmLeavers: false });
  await applyImport(ipm.ctx, { batchId });
  expect(await choose('leave')).toMatchObject({ ok: false, reason: 'import-not-ready' });
  expect((await people(ipm)).filter(({ matricule }) => matricule !== 'M001')).toEqual(
    before.filter(({ matricule }) => matricule !== 'M001'),
  );
});

test('the rows of another IPM’s file cannot be chosen', async () => {
  const [mine, other] = [await newImportIpm(), await newImportIpm()];
  await importAll(mine);
  const { id: batchId } = await analysed(mine, { ...LATER, content: ONLY_M001 });
  const { rows } = await listLeavers(mine.ctx, batchId, 1);
  const employmentIds = rows.map(({ employmentId }) => employmentId);
  await expect(
    keepLeavers(other.page, { batchId, employmentIds, choice: 'stay' }),
  ).rejects.toThrow();
  expect(await countLeavers(mine.ctx, batchId)).toEqual({ total: 1, leaving: 1 });
});

test('who is still employed elsewhere ends one employment and stays in the IPM', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const { sql } = ipm;
  const ids = await sql.first<{ participantId: bigint; affiliationId: bigint }>`
    SELECT p.id AS participantId, a.id AS affiliationId
    FROM Participant p JOIN Affiliation a ON a.ipmId = p.ipmId AND a.ninea = '009000019'
    WHERE p.ipmId = ${sql.ipm} AND p.matricule = 'M002'`;
  if (ids === null) throw new Error('M002 is not there');
  await sql.insert('Employment', {
    ...ids,
    id: ipm.ctx.newId(),
    monthlySalaryXof: 90_000n,
    validFrom: '2026-12-01',
    validTo: '9999-12-31',
    createdAt: ipm.ctx.now,
  });
  await imported(ipm, { ...LATER, content: ONLY_M001 });
  const rows = (await people(ipm)).filter(({ matricule }) => matricule === 'M002');
  expect(rows.map(({ status, validTo }) => [status, validTo]).sort()).toEqual([
    ['active', '2027-02-01'],
    ['active', '9999-12-31'],
  ]);
});

test('an import that another file has found leavers in can be undone all the same', async () => {
  const ipm = await newImportIpm();
  const { dependants, participants } = await importAll(ipm);
  const { id: batchId } = await analysed(ipm, { ...LATER, content: ONLY_M001 });
  for (const { id } of [dependants, participants]) {
    expect(await undoImport(ipm.page, { batchId: id })).toEqual({ ok: true });
    await undoChunks(ipm.ctx, { batchId: id });
  }
  expect(await countLeavers(ipm.ctx, batchId)).toEqual({ total: 0, leaving: 0 });
});
