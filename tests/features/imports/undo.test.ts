import { expect, test } from 'vitest';
import { listHistory } from '~/features/audit/audit-queries.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { undoChunks } from '~/features/imports/undo-chunks.server';
import { undoImport } from '~/features/imports/undo-import.server';
import { importAll, imported, newImportIpm, type ImportIpm } from './import-world';

const HEADER = 'Matricule;Nom;Prénom;NINEA;Salaire;NIN';

/** Everything of the IPM that an import writes, but for when it was written. */
async function state({ sql }: ImportIpm) {
  return {
    people: await sql.rows`SELECT matricule, lastName, firstName, personId, ninIndex, status
      FROM Participant WHERE ipmId = ${sql.ipm} ORDER BY id`,
    jobs: await sql.rows`SELECT id, affiliationId, monthlySalaryXof, validFrom, validTo
      FROM Employment WHERE ipmId = ${sql.ipm} ORDER BY id`,
    family: await sql.rows`SELECT lastName, schoolCertificateUntil, validTo
      FROM Dependant WHERE ipmId = ${sql.ipm} ORDER BY id`,
    employers: await sql.rows`SELECT name, phone FROM Affiliation
      WHERE ipmId = ${sql.ipm} ORDER BY id`,
  };
}

async function undone(ipm: ImportIpm, batchId: bigint) {
  expect(await undoImport(ipm.page, { batchId })).toEqual({ ok: true });
  await undoChunks(ipm.ctx, { batchId });
  await undoChunks(ipm.ctx, { batchId });
  return (await getBatch(ipm.ctx, batchId)).state;
}

test('an import is taken back whole: what it made goes, what it changed is as before', async () => {
  const ipm = await newImportIpm();
  const { dependants } = await importAll(ipm);
  const before = await state(ipm);
  const content = [
    HEADER,
    'M001;DIOP;Aminata;009000019;310 000;2 123 4567 00001',
    'M002;NDIAYE;Mamadou;005677234;200 000;',
    'M900;BA;Oumar;005677234;90 000;1 123 4567 00002',
  ].join('\n');
  const later = { kind: 'participants', content, effectiveOn: '2027-01-01' } as const;
  const batch = await imported(ipm, later);
  expect(await state(ipm)).not.toEqual(before);
  expect(await undone(ipm, batch.id)).toBe('undone');
  expect(await state(ipm)).toEqual(before);
  expect(await undone(ipm, dependants.id)).toBe('undone');
  expect((await state(ipm)).family).toEqual([]);
});

test('what stands on it keeps an import, and is named', async () => {
  const ipm = await newImportIpm();
  const { employers, participants, dependants } = await importAll(ipm);
  const attempt = (batchId: bigint) => undoImport(ipm.page, { batchId });
  expect(await attempt(employers.id)).toMatchObject({ ok: false, reason: 'import-undo-employed' });
  const family = { reason: 'import-undo-family', values: { record: 'M001' } };
  expect(await attempt(participants.id)).toMatchObject(family);
  const content = [HEADER, 'M001;DIOP;Awa;005677234;99 000;'].join('\n');
  await imported(ipm, { kind: 'participants', content, effectiveOn: '2027-01-01' });
  await undone(ipm, dependants.id);
  const changed = { reason: 'import-undo-changed', values: { record: 'Awa Test' } };
  expect(await attempt(participants.id)).toMatchObject(changed);
});

test('each record says in its own history what imports did to it', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = [HEADER, 'M001;DIOP;Awa;005677234;310 000;'].join('\n');
  const batch = await imported(ipm, {
    kind: 'participants',
    content,
    effectiveOn: '2027-01-01',
  });
  await undone(ipm, batch.id);
  const { sql } = ipm;
  const row = await sql.first<{ id: bigint }>`SELECT id FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule = 'M001'`;
  const history = await listHistory(ipm.ctx, 'participant', row?.id ?? 0n);
  expect(history.map(({ action }) => action)).toEqual([
    'import.chunk-undone',
    'import.chunk-applied',
    'import.chunk-applied',
  ]);
  expect(history[1]?.changes).toEqual([
    { field: 'monthlySalaryXof', before: '250000', after: '310000' },
  ]);
});
