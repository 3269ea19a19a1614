import { expect, test } from 'vitest';
import { toDay } from '~/domain/period';
import { createEmployer } from '~/features/employers/create-employer.server';
import { editEmployer } from '~/features/employers/edit-employer.server';
import { employerFilterOf } from '~/features/employers/employer-filter';
import { CreateEmployerForm } from '~/features/employers/employer-form';
import {
  getAffiliation,
  listEmployers,
  listSuspensions,
} from '~/features/employers/employer-queries.server';
import { liftSuspension } from '~/features/employers/lift-suspension.server';
import { suspendEmployer } from '~/features/employers/suspend-employer.server';
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
