import type { Pool, RowDataPacket } from 'mysql2/promise';
import { nineaWithChecksum } from '~/domain/affiliation/ninea';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { OPEN_END, toDay } from '~/domain/period';
import { openBooks } from '~/features/ledger/open-books.server';
import type { IpmIdentity } from '~/platform/context';
import { OWNED_TABLES } from '~/platform/database/model-catalogue';
import { nationalSql, systemSql, type Runtime } from '~/platform/runtime.server';
import { DUES_RULE } from '../../prisma/seed/nation';
import { jobContextOf } from './bench-runtime';

export type Size = {
  readonly affiliations: number;
  readonly participantsEach: number;
  readonly dependantsEach: number;
};

export type Tenant = {
  readonly ipm: IpmIdentity;
  readonly rule: ContributionRule;
  readonly affiliationIds: readonly bigint[];
};

const ALWAYS = toDay('2016-01-01');
const LAST_NAMES = [
  'Diop',
  'Ndiaye',
  'Fall',
  'Sarr',
  'Gueye',
  'Faye',
  'Sow',
  'Ba',
  'Cissé',
  'Mbaye',
];
const FIRST_NAMES = ['Awa', 'Moussa', 'Fatou', 'Ibrahima', 'Aminata', 'Cheikh', 'Khady', 'Ousmane'];

/** What all tenants stand on: ICAMO with its books, and the rule of its dues. */
export async function makeNation(runtime: Runtime): Promise<IpmIdentity> {
  await nationalSql(runtime).insert('DuesRule', { id: runtime.newId(), ...DUES_RULE });
  const icamo = await insertIpm(runtime, 'icamo', 'coordination');
  await openBooks(jobContextOf(runtime, icamo).sql, icamo.kind);
  return icamo;
}

/** An IPM with employers, workers and families, all invented, and nothing called yet. */
export async function makeTenant(runtime: Runtime, slug: string, size: Size): Promise<Tenant> {
  const ipm = await insertIpm(runtime, slug, 'inter-enterprise');
  const { sql, newId, now } = jobContextOf(runtime, ipm);
  await openBooks(sql, ipm.kind);
  const rule = makeRule(newId());
  await sql.insert('ContributionRule', { ...rule, createdBy: null, createdAt: now });
  const affiliationIds = Array.from({ length: size.affiliations }, newId);
  const stamps = { createdAt: now, updatedAt: now };
  await sql.insertMany(
    'Affiliation',
    affiliationIds.map((id, index) => ({
      id,
      employerId: newId(),
      number: `A-${String(index + 1).padStart(6, '0')}`,
      name: `Entreprise ${String(index + 1)}`,
      ninea: nineaWithChecksum(400_000 + index),
      regionCode: index % 4 === 3 ? 'SN-TH' : 'SN-DK',
      status: 'active',
      affiliatedOn: ALWAYS,
      ...stamps,
    })),
  );
  for (const [index, affiliationId] of affiliationIds.entries()) {
    await makeWorkers(runtime, ipm, affiliationId, index * size.participantsEach, size);
  }
  return { ipm, rule, affiliationIds };
}

async function makeWorkers(
  runtime: Runtime,
  ipm: IpmIdentity,
  affiliationId: bigint,
  first: number,
  { participantsEach, dependantsEach }: Size,
) {
  const { sql, newId, now } = jobContextOf(runtime, ipm);
  const stamps = { createdAt: now, updatedAt: now };
  const workers = Array.from({ length: participantsEach }, (_, index) => {
    const rank = first + index;
    return { id: newId(), rank, ...nameOf(rank) };
  });
  await sql.insertMany(
    'Participant',
    workers.map(({ id, rank, lastName, firstName }) => ({
      id,
      personId: newId(),
      matricule: `M-${String(rank + 1).padStart(6, '0')}`,
      lastName,
      firstName,
      birthDate: '1985-06-15',
      sex: rank % 2 === 0 ? 'F' : 'M',
      phone: `+22177${String(1_000_000 + rank)}`,
      status: 'active',
      enrolledOn: ALWAYS,
      ...stamps,
    })),
  );
  await sql.insertMany(
    'Employment',
    workers.map(({ id, rank }) => ({
      id: newId(),
      participantId: id,
      affiliationId,
      monthlySalaryXof: BigInt(80_000 + ((rank * 7_919) % 500_000)),
      validFrom: ALWAYS,
      validTo: OPEN_END,
      createdAt: now,
    })),
  );
  await sql.insertMany(
    'Dependant',
    workers.flatMap(({ id, rank, lastName }) =>
      Array.from({ length: dependantsEach }, (_, index) => ({
        id: newId(),
        participantId: id,
        personId: newId(),
        matchKey: `child:${String(index)}`,
        lastName,
        firstName: nameOf(rank + index).firstName,
        birthDate: `20${String(10 + index)}-03-01`,
        sex: 'F',
        relation: 'child',
        validFrom: ALWAYS,
        validTo: OPEN_END,
        ...stamps,
      })),
    ),
  );
}

/**
 * Another IPM with the same rows. Keys lead with `ipmId`, so that a tenant is copied table by table
 * by the server itself, whatever columns there are.
 */
export async function cloneTenant(runtime: Runtime, slug: string, of: Tenant): Promise<Tenant> {
  const ipm = await insertIpm(runtime, slug, of.ipm.kind);
  for (const [table, columns] of await ownedColumns(runtime.pool)) {
    const others = columns.map((column) => `\`${column}\``).join(', ');
    await runtime.pool.query(
      `INSERT INTO \`${table}\` (ipmId, ${others})
       SELECT ?, ${others} FROM \`${table}\` WHERE ipmId = ?`,
      [ipm.id, of.ipm.id],
    );
  }
  return { ...of, ipm };
}

/** Tables that others refer to come first. */
async function ownedColumns(pool: Pool): Promise<[string, string[]][]> {
  const [rows] = await pool.query<RowDataPacket[]>(
    `SELECT TABLE_NAME AS name, COLUMN_NAME AS field FROM information_schema.COLUMNS
     WHERE TABLE_SCHEMA = DATABASE() AND COLUMN_NAME <> 'ipmId' AND TABLE_NAME IN (?)`,
    [[...OWNED_TABLES]],
  );
  const byTable = new Map<string, string[]>();
  for (const { name, field } of rows as { name: string; field: string }[]) {
    byTable.set(name, [...(byTable.get(name) ?? []), field]);
  }
  const parents = ['Affiliation', 'Participant', 'ContributionRule', 'ContributionCall'];
  const rank = (table: string) =>
    parents.includes(table) ? parents.indexOf(table) : parents.length;
  return [...byTable].sort(([one], [other]) => rank(one) - rank(other));
}

const nameOf = (rank: number) => ({
  lastName: `${LAST_NAMES[rank % LAST_NAMES.length] ?? ''}${String(Math.floor(rank / 100) % 97)}`,
  firstName: FIRST_NAMES[(rank * 3) % FIRST_NAMES.length] ?? '',
});

const makeRule = (id: bigint): ContributionRule => ({
  id,
  rateBasisPoints: 600,
  ceilingXof: 250_000n,
  floorXof: null,
  employerShareBasisPoints: 5_000,
  waitingMonths: 0,
  dueDayOfMonth: 15,
  validFrom: ALWAYS,
  validTo: OPEN_END,
  source: 'mesure',
  confirmed: true,
});

async function insertIpm(runtime: Runtime, slug: string, kind: string): Promise<IpmIdentity> {
  const ipm: IpmIdentity = {
    id: runtime.newId(),
    slug,
    name: `IPM de mesure ${slug}`,
    shortName: `IPM ${slug}`,
    kind,
    regionCode: 'SN-DK',
    address: 'Dakar',
    phone: '+221338000000',
    email: `contact@${slug}.example`,
    approvalNumber: null,
    approvedOn: null,
  };
  await systemSql(runtime).insert('Ipm', { ...ipm, createdAt: runtime.clock() });
  return ipm;
}
