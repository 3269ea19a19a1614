import { expect, test } from 'vitest';
import { applyImport } from '~/features/imports/apply-import.server';
import { getBatch } from '~/features/imports/batch-row.server';
import { startImport } from '~/features/imports/start-import.server';
import type { TenantContext } from '~/platform/context';
import {
  analysed,
  countsOf,
  EMPLOYERS_CSV,
  importAll,
  imported,
  newImportIpm,
  PARTICIPANTS_CSV,
  type ImportIpm,
} from './import-world';

const HEADER = 'Matricule;Nom;Prénom;NINEA;Salaire';

const workers = (count: number) =>
  [
    HEADER,
    ...Array.from(
      { length: count },
      (_, index) => `W${index};NDIAYE;Moussa;005677234;${100_000 + index}`,
    ),
  ].join('\n');

async function salaries(ipm: ImportIpm, matricule: string) {
  const { sql } = ipm;
  return sql.rows`SELECT e.monthlySalaryXof, e.validFrom, e.validTo FROM Employment e
    JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
    WHERE e.ipmId = ${sql.ipm} AND p.matricule = ${matricule} ORDER BY e.validFrom`;
}

async function counted(ipm: ImportIpm) {
  const { sql } = ipm;
  const row = await sql.first<{ people: bigint; jobs: bigint }>`SELECT
    (SELECT COUNT(*) FROM Participant p WHERE p.ipmId = ${sql.ipm}) AS people,
    (SELECT COUNT(*) FROM Employment e WHERE e.ipmId = ${sql.ipm}) AS jobs`;
  return { people: Number(row?.people), jobs: Number(row?.jobs) };
}

test('a new salary closes the employment before it, from the effective date', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = [HEADER, 'M001;DIOP;Awa;005677234;310 000'].join('\n');
  const raise = { kind: 'participants', content, effectiveOn: '2027-01-01' } as const;
  expect(countsOf(await imported(ipm, raise))).toMatchObject({ change: 1 });
  const expected = [
    { monthlySalaryXof: 250_000n, validFrom: '2026-11-01', validTo: '2027-01-01' },
    { monthlySalaryXof: 310_000n, validFrom: '2027-01-01', validTo: '9999-12-31' },
  ];
  expect(await salaries(ipm, 'M001')).toEqual(expected);
  expect(countsOf(await imported(ipm, raise))).toMatchObject({ change: 0, unchanged: 1 });
  expect(await salaries(ipm, 'M001')).toEqual(expected);
});

test('an empty cell, or a column that the file lacks, takes nothing away', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const content = 'NINEA;Raison sociale;Région;Téléphone\n005677234;Sénégalaise des Eaux;Dakar;';
  const batch = await imported(ipm, { kind: 'employers', content });
  expect(countsOf(batch)).toEqual({ create: 0, change: 0, unchanged: 1, wrong: 0 });
});

test('a worker killed between chunks goes on where it was: nothing lost, nothing doubled', async () => {
  const ipm = await newImportIpm();
  await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV });
  const { id: batchId } = await analysed(ipm, { kind: 'participants', content: workers(1_700) });
  await startImport(ipm.page, { batchId, confirmLeavers: false });
  await expect(applyImport(dyingAfter(ipm.ctx, 1), { batchId })).rejects.toThrow('killed');
  expect(await getBatch(ipm.ctx, batchId)).toMatchObject({ state: 'applying', appliedCount: 1000 });
  expect(await counted(ipm)).toEqual({ people: 1_000, jobs: 1_000 });
  await applyImport(ipm.ctx, { batchId });
  await applyImport(ipm.ctx, { batchId });
  const batch = await getBatch(ipm.ctx, batchId);
  expect(batch).toMatchObject({ state: 'applied', appliedCount: 1_700, createCount: 1_700 });
  expect(await counted(ipm)).toEqual({ people: 1_700, jobs: 1_700 });
});

test('two workers that apply the same file at once double nothing', async () => {
  const ipm = await newImportIpm();
  await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV });
  const { id: batchId } = await analysed(ipm, { kind: 'participants', content: workers(1_200) });
  await startImport(ipm.page, { batchId, confirmLeavers: false });
  const runs = [applyImport(ipm.ctx, { batchId }), applyImport(ipm.contextOf(), { batchId })];
  await Promise.all(runs);
  expect(await counted(ipm)).toEqual({ people: 1_200, jobs: 1_200 });
  expect(countsOf(await getBatch(ipm.ctx, batchId))).toMatchObject({ create: 1_200, wrong: 0 });
});

test('two IPM import the same employers and matricules, and neither sees the other', async () => {
  const [one, other] = [await newImportIpm(), await newImportIpm()];
  await importAll(one);
  await importAll(other);
  const content = [HEADER, 'M001;DIOP;Awa;005677234;999 000'].join('\n');
  await imported(other, { kind: 'participants', content });
  expect(await salaries(one, 'M001')).toMatchObject([{ monthlySalaryXof: 250_000n }]);
  const ids = async ({ sql }: ImportIpm) =>
    (
      await sql.rows<{ employerId: bigint }>`SELECT employerId FROM Affiliation
        WHERE ipmId = ${sql.ipm} ORDER BY ninea`
    ).map(({ employerId }) => employerId);
  expect(await ids(one)).toEqual(await ids(other));
});

test('the national number is stored encrypted, and found by its index alone', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const { sql, ctx } = ipm;
  const row = await sql.first<{ id: bigint; ninCiphertext: string; ninIndex: string }>`
    SELECT id, ninCiphertext, ninIndex FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule = 'M001'`;
  expect(row?.ninCiphertext).not.toContain('2123456789012');
  expect(row?.ninIndex).toBe(ctx.vault.blindIndex('2123456789012', ctx.ipm.id));
  const place = { table: 'Participant', column: 'ninCiphertext', ipmId: ctx.ipm.id };
  const opened = row && ctx.vault.decrypt(row.ninCiphertext, { ...place, id: row.id });
  expect(opened).toBe('2123456789012');
});

test('each chunk is one entry of the journal', async () => {
  const ipm = await newImportIpm();
  await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV });
  const batch = await imported(ipm, { kind: 'participants', content: PARTICIPANTS_CSV });
  const { sql } = ipm;
  const rows = await sql.rows<{ action: string }>`SELECT action FROM AuditEntry
    WHERE ipmId = ${sql.ipm} AND entityKind = 'import' AND entityId = ${batch.id} ORDER BY id`;
  expect(rows.map(({ action }) => action)).toEqual([
    'import.uploaded',
    'import.started',
    'import.chunk-applied',
    'import.applied',
  ]);
});

test('five thousand rows pass in flat memory', async () => {
  const ipm = await newImportIpm();
  await imported(ipm, { kind: 'employers', content: EMPLOYERS_CSV });
  const content = workers(5_000);
  const before = process.memoryUsage().heapUsed;
  const batch = await imported(ipm, { kind: 'participants', content });
  const grownBytes = process.memoryUsage().heapUsed - before;
  expect(countsOf(batch)).toMatchObject({ create: 5_000, wrong: 0 });
  expect(grownBytes).toBeLessThan(100_000_000);
}, 120_000);

/** The process ends just after its so-manieth transaction is committed. */
function dyingAfter(ctx: TenantContext, commits: number): TenantContext {
  let done = 0;
  return {
    ...ctx,
    transaction: async (work) => {
      if (done === commits) throw new Error('killed');
      const result = await ctx.transaction(work);
      done += 1;
      return result;
    },
  };
}
