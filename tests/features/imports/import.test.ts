import { expect, test } from 'vitest';
import {
  countsOf,
  DEPENDANTS_CSV,
  EMPLOYERS_CSV,
  importAll,
  imported,
  newImportIpm,
  PARTICIPANTS_CSV,
} from './import-world';

test('employers, participants and dependants are created from three files', async () => {
  const ipm = await newImportIpm();
  const batches = await importAll(ipm);
  expect(countsOf(batches.employers)).toEqual({ create: 2, change: 0, unchanged: 0, wrong: 0 });
  expect(countsOf(batches.participants)).toEqual({ create: 3, change: 0, unchanged: 0, wrong: 0 });
  expect(countsOf(batches.dependants)).toEqual({ create: 3, change: 0, unchanged: 0, wrong: 0 });
  const { sql } = ipm;
  expect(
    await sql.rows`SELECT number, name, ninea, regionCode, status FROM Affiliation
      WHERE ipmId = ${sql.ipm} ORDER BY number`,
  ).toEqual([
    {
      number: 'A-000001',
      name: 'Sénégalaise des Eaux',
      ninea: '005677234',
      regionCode: 'SN-DK',
      status: 'active',
    },
    {
      number: 'A-000002',
      name: 'Imprimerie du Fleuve',
      ninea: '009000019',
      regionCode: 'SN-SL',
      status: 'active',
    },
  ]);
  expect(
    await sql.rows`SELECT p.matricule, p.birthDate, e.monthlySalaryXof, e.validFrom, e.validTo
      FROM Participant p JOIN Employment e ON e.ipmId = p.ipmId AND e.participantId = p.id
      WHERE p.ipmId = ${sql.ipm} ORDER BY p.matricule LIMIT 2`,
  ).toEqual([
    {
      matricule: 'M001',
      birthDate: '1985-03-05',
      monthlySalaryXof: 250_000n,
      validFrom: '2026-11-01',
      validTo: '9999-12-31',
    },
    {
      matricule: 'M002',
      birthDate: '1979-11-17',
      monthlySalaryXof: 187_333n,
      validFrom: '2026-11-01',
      validTo: '9999-12-31',
    },
  ]);
});

test('the same files again change nothing', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const files = [
    ['employers', EMPLOYERS_CSV, 2],
    ['participants', PARTICIPANTS_CSV, 3],
    ['dependants', DEPENDANTS_CSV, 3],
  ] as const;
  for (const [kind, content, rows] of files) {
    const again = await imported(ipm, { kind, content });
    expect(countsOf(again)).toEqual({ create: 0, change: 0, unchanged: rows, wrong: 0 });
    expect(again.state).toBe('ready');
  }
});
