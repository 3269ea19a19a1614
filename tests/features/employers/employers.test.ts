import { describe, expect, test } from 'vitest';
import { OPEN_END, toDay } from '~/domain/period';
import { createEmployer } from '~/features/employers/create-employer.server';
import { editEmployer } from '~/features/employers/edit-employer.server';
import { employerFilterOf } from '~/features/employers/employer-filter';
import { CreateEmployerForm } from '~/features/employers/employer-form';
import { endAffiliation } from '~/features/employers/end-affiliation.server';
import {
  getAffiliation,
  listEmployers,
  listSuspensions,
} from '~/features/employers/employer-queries.server';
import { liftSuspension } from '~/features/employers/lift-suspension.server';
import { resumeAffiliation } from '~/features/employers/resume-affiliation.server';
import { suspendEmployer } from '~/features/employers/suspend-employer.server';
import { changeSalary } from '~/features/members/change-salary.server';
import { listEmployments } from '~/features/members/member-queries.server';
import { importAll, newImportIpm, type ImportIpm } from '../imports/import-world';

async function affiliated(ipm: ImportIpm) {
  const input = CreateEmployerForm.parse({
    ninea: '010413946 2Y2',
    name: 'Scierie de Mbour',
    regionCode: 'SN-TH',
    affiliatedOn: '01/01/2026',
  });
  const created = await createEmployer(ipm.page, input);
  if (!created.ok) throw new Error(created.reason);
  return { input, affiliationId: created.affiliationId };
}

const names = async (ipm: ImportIpm, query: string) => {
  const filter = employerFilterOf(new URLSearchParams(query));
  return (await listEmployers(ipm.page, filter)).rows.map(({ name }) => name);
};

test('an employer is affiliated once, with the next number of the series', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const { input, affiliationId } = await affiliated(ipm);
  expect(await getAffiliation(ipm.ctx, affiliationId)).toMatchObject({
    number: 'A-000003',
    ninea: '010413946',
    status: 'active',
  });
  expect(await createEmployer(ipm.page, input)).toMatchObject({ reason: 'employer-known' });
});

test('employers are found by name, NINEA, number, region and state', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  expect(await names(ipm, 'q=fleuve')).toEqual(['Imprimerie du Fleuve']);
  expect(await names(ipm, 'q=5.677.234')).toEqual(['Sénégalaise des Eaux']);
  expect(await names(ipm, 'q=A-000002')).toEqual(['Imprimerie du Fleuve']);
  expect(await names(ipm, 'region=SN-SL')).toEqual(['Imprimerie du Fleuve']);
  expect(await names(ipm, 'status=suspended')).toEqual([]);
  const filter = employerFilterOf(new URLSearchParams('q=eaux'));
  const { rows } = await listEmployers({ ...ipm.page, today: toDay('2026-11-15') }, filter);
  expect(rows[0]).toMatchObject({ workerCount: 2, balanceXof: 0n });
});

test('rights are suspended and given back by acts that stay on record', async () => {
  const ipm = await newImportIpm();
  const { affiliationId } = await affiliated(ipm);
  const act = { affiliationId, validFrom: toDay('2026-05-01'), motive: 'Trois mois impayés' };
  expect(await suspendEmployer(ipm.page, act)).toEqual({ ok: true });
  expect(await suspendEmployer(ipm.page, act)).toMatchObject({ reason: 'employer-suspended' });
  expect(await names(ipm, 'status=suspended')).toEqual(['Scierie de Mbour']);
  const lift = { affiliationId, liftedOn: toDay('2026-06-15'), motive: 'Arriéré payé' };
  expect(await liftSuspension(ipm.page, lift)).toEqual({ ok: true });
  expect(await liftSuspension(ipm.page, lift)).toMatchObject({ reason: 'employer-not-suspended' });
  expect(await listSuspensions(ipm.ctx, affiliationId)).toMatchObject([
    { validFrom: '2026-05-01', validTo: '2026-06-15', motive: 'Trois mois impayés' },
  ]);
});

test('a correction keeps the NINEA and says what changed in the journal', async () => {
  const ipm = await newImportIpm();
  const { affiliationId } = await affiliated(ipm);
  const facts = {
    name: 'Scierie de la Petite Côte',
    regionCode: 'SN-TH',
    sector: 'Bois',
    phone: null,
    email: null,
    address: null,
  } as const;
  expect(await editEmployer(ipm.page, { affiliationId, ...facts })).toEqual({ ok: true });
  expect(await getAffiliation(ipm.ctx, affiliationId)).toMatchObject({
    name: 'Scierie de la Petite Côte',
    ninea: '010413946',
  });
  const { sql } = ipm;
  const rows = await sql.rows<{ action: string }>`SELECT action FROM AuditEntry
    WHERE ipmId = ${sql.ipm} AND entityKind = 'employer' AND entityId = ${affiliationId}
    ORDER BY id`;
  expect(rows.map(({ action }) => action)).toEqual(['employer.affiliated', 'employer.changed']);
});

describe('an affiliation that ends', () => {
  const today = toDay('2026-11-20');
  const endedOn = toDay('2026-11-15');

  async function world() {
    const ipm = await newImportIpm();
    await importAll(ipm);
    const page = { ...ipm.page, today };
    const { rows } = await listEmployers(page, employerFilterOf(new URLSearchParams('q=eaux')));
    const { id: affiliationId } = rows[0] ?? { id: 0n };
    const people = async () => {
      const { sql } = ipm;
      const found = await sql.rows<{ matricule: string; status: string; leftOn: string | null }>`
        SELECT matricule, status, leftOn FROM Participant WHERE ipmId = ${sql.ipm}
        ORDER BY matricule`;
      return found.map(
        ({ matricule, status, leftOn }) => `${matricule} ${status} ${leftOn ?? '-'}`,
      );
    };
    const idOf = async (matricule: string) => {
      const { sql } = ipm;
      const row = await sql.first<{ id: bigint }>`SELECT id FROM Participant
        WHERE ipmId = ${sql.ipm} AND matricule = ${matricule}`;
      return row?.id ?? 0n;
    };
    return { ipm, page, affiliationId, people, idOf };
  }

  test('its workers leave that day, and come back when the end is taken back', async () => {
    const { page, affiliationId, people } = await world();
    const act = { affiliationId, endedOn, motive: 'Cessation d’activité' };
    const before = await people();
    expect(await endAffiliation(page, act)).toEqual({ ok: true });
    expect(await people()).toEqual([
      'M001 left 2026-11-15',
      'M002 left 2026-11-15',
      'M003 active -',
    ]);
    expect(await getAffiliation(page, affiliationId)).toMatchObject({ status: 'ended', endedOn });
    expect(await endAffiliation(page, act)).toMatchObject({ reason: 'employer-ended' });
    expect(await suspendEmployer(page, { ...act, validFrom: today })).toMatchObject({
      reason: 'employer-ended',
    });
    const back = { affiliationId, motive: 'Saisi par erreur' };
    expect(await resumeAffiliation(page, back)).toEqual({ ok: true });
    expect(await people()).toEqual(before);
    expect(await resumeAffiliation(page, back)).toMatchObject({ reason: 'employer-not-ended' });
  });

  test('no day that has not come, nor before it began, nor before a hiring', async () => {
    const { page, affiliationId, idOf } = await world();
    const end = async (day: string) =>
      endAffiliation(page, { affiliationId, endedOn: toDay(day), motive: 'Fin' });
    expect(await end('2026-11-21')).toMatchObject({ reason: 'day-in-future' });
    expect(await end('1990-01-01')).toMatchObject({ reason: 'before-affiliation' });
    const from = toDay('2026-11-18');
    const move = { memberId: await idOf('M003'), affiliationId, monthlySalaryXof: 1n, from };
    expect(await changeSalary(page, move)).toEqual({ ok: true });
    expect(await end('2026-11-15')).toMatchObject({ reason: 'hired-later' });
  });

  test('nobody is hired there afterwards, and who works elsewhere since does not come back', async () => {
    const { ipm, page, affiliationId, people, idOf } = await world();
    await endAffiliation(page, { affiliationId, endedOn, motive: 'Fin' });
    const memberId = await idOf('M001');
    const salary = { memberId, monthlySalaryXof: 100_000n, from: endedOn };
    expect(await changeSalary(page, { ...salary, affiliationId })).toMatchObject({
      reason: 'employer-ended',
    });
    const { affiliationId: elsewhere } = await affiliated(ipm);
    expect(await changeSalary(page, { ...salary, affiliationId: elsewhere })).toEqual({ ok: true });
    await resumeAffiliation(page, { affiliationId, motive: 'Erreur' });
    expect(await people()).toEqual(['M001 active -', 'M002 active -', 'M003 active -']);
    const employments = await listEmployments(page, memberId);
    expect(employments.filter(({ validTo }) => validTo === OPEN_END)).toHaveLength(1);
  });

  test('an end recorded by another IPM does not reach it', async () => {
    const { affiliationId } = await world();
    const other = await newImportIpm();
    const act = { affiliationId, endedOn, motive: 'Fin' };
    await expect(endAffiliation({ ...other.page, today }, act)).rejects.toThrow('affiliation');
  });
});
