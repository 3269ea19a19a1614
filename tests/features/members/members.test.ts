import { expect, test } from 'vitest';
import { toDay } from '~/domain/period';
import { addDependant } from '~/features/members/add-dependant.server';
import { changeSalary } from '~/features/members/change-salary.server';
import { createMember } from '~/features/members/create-member.server';
import { editDependant } from '~/features/members/edit-dependant.server';
import { endDependant } from '~/features/members/end-dependant.server';
import { entitlementToday } from '~/features/members/entitlement-today.server';
import { leaveMember } from '~/features/members/leave-member.server';
import { CreateMemberForm } from '~/features/members/member-form';
import { memberFilterOf } from '~/features/members/member-filter';
import {
  eachMember,
  getMember,
  listDependants,
  listEmployments,
  listMembers,
} from '~/features/members/member-queries.server';
import { resumeDependant } from '~/features/members/resume-dependant.server';
import { importAll, imported, newImportIpm, type ImportIpm } from '../imports/import-world';

const found = async (ipm: ImportIpm, query: string) => {
  const { rows, total } = await listMembers(ipm.page, memberFilterOf(new URLSearchParams(query)));
  expect(rows.length).toBeLessThanOrEqual(50);
  return { total, matricules: rows.map(({ matricule }) => matricule) };
};

async function affiliationOf({ sql }: ImportIpm, ninea: string) {
  const row = await sql.first<{ id: bigint }>`SELECT id FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND ninea = ${ninea}`;
  return row?.id ?? 0n;
}

async function memberOf({ sql }: ImportIpm, matricule: string) {
  const row = await sql.first<{ id: bigint }>`SELECT id FROM Participant
    WHERE ipmId = ${sql.ipm} AND matricule = ${matricule}`;
  return row?.id ?? 0n;
}

test('participants are found by name, matricule and NIN, and by their employer', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  expect((await found(ipm, 'q=diop')).matricules).toEqual(['M001']);
  expect((await found(ipm, 'q=Mama+NDI')).matricules).toEqual(['M002']);
  expect((await found(ipm, 'q=m003')).matricules).toEqual(['M003']);
  expect((await found(ipm, 'q=2+123+4567+89012')).matricules).toEqual(['M001']);
  expect((await found(ipm, 'q=%25')).matricules).toEqual([]);
  const fleuve = await affiliationOf(ipm, '009000019');
  expect((await found(ipm, `employer=${fleuve}`)).matricules).toEqual(['M003']);
  expect((await found(ipm, 'region=SN-DK&sort=-matricule')).matricules).toEqual(['M002', 'M001']);
});

test('every page of a long list comes once, in order, whichever end is nearer', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const rows = Array.from({ length: 127 }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return `P${number};SARR${'ABCDE'[index % 5] ?? ''};Awa;005677234;100000`;
  });
  const content = ['Matricule;Nom;Prénom;NINEA;Salaire', ...rows].join('\n');
  await imported(ipm, { kind: 'participants', content });
  const pages = [1, 2, 3].map((page) => found(ipm, `q=sarr&page=${page}`));
  const seen = (await Promise.all(pages)).flatMap(({ matricules }) => matricules);
  expect(seen).toHaveLength(127);
  expect(new Set(seen).size).toBe(127);
  const exported: string[] = [];
  const filter = memberFilterOf(new URLSearchParams('q=sarr'));
  for await (const { matricule } of eachMember(ipm.page, filter)) exported.push(matricule);
  expect([...exported].sort()).toEqual([...seen].sort());
});

test('a participant is enrolled, earns more, and leaves', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const affiliationId = await affiliationOf(ipm, '005677234');
  const input = CreateMemberForm.parse({
    matricule: 'N1',
    lastName: 'SOW',
    firstName: 'Coumba',
    phone: '77 123 45 67',
    affiliationId: String(affiliationId),
    monthlySalaryXof: '200 000',
    enrolledOn: '2026-01-01',
  });
  const created = await createMember(ipm.page, input);
  if (!created.ok) throw new Error(created.reason);
  const { memberId } = created;
  expect(await createMember(ipm.page, input)).toMatchObject({ reason: 'matricule-taken' });
  const raise = { memberId, affiliationId, monthlySalaryXof: 220_000n, from: toDay('2026-06-01') };
  expect(await changeSalary(ipm.page, raise)).toEqual({ ok: true });
  expect(await changeSalary(ipm.page, raise)).toMatchObject({ reason: 'salary-unchanged' });
  const leaving = { memberId, leftOn: toDay('2026-10-01'), reason: null };
  expect(await leaveMember(ipm.page, leaving)).toEqual({ ok: true });
  expect(await leaveMember(ipm.page, leaving)).toMatchObject({ reason: 'participant-left' });
  const employments = await listEmployments(ipm.ctx, memberId);
  expect(employments.map(({ validFrom, validTo }) => [validFrom, validTo])).toEqual([
    ['2026-06-01', '2026-10-01'],
    ['2026-01-01', '2026-06-01'],
  ]);
});

/** Of the participant's dependant by this first name, in the middle of November: the id, and why there are none. */
async function rightsOf({ ctx, sql }: ImportIpm, memberId: bigint, name: string) {
  const [member, employments, dependants] = await Promise.all([
    getMember(ctx, memberId),
    listEmployments(ctx, memberId),
    listDependants(ctx, memberId),
  ]);
  const known = dependants.find(({ firstName }) => firstName === name);
  const asked = { sql, today: toDay('2026-11-15') };
  const all = await entitlementToday(asked, { member, employments, dependants });
  const id = known?.id ?? 0n;
  return { id, codes: all.dependants.get(id)?.map(({ code }) => code) };
}

test('a dependant is tied once, has rights with the participant, and loses them at the end', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const memberId = await memberOf(ipm, 'M001');
  const child = {
    memberId,
    lastName: 'DIOP',
    firstName: 'Modou',
    relation: 'child',
    birthDate: toDay('2020-02-29'),
    sex: 'M',
    schoolCertificateUntil: null,
    validFrom: toDay('2026-01-01'),
  } as const;
  expect(await addDependant(ipm.page, child)).toEqual({ ok: true });
  expect(await addDependant(ipm.page, { ...child, lastName: 'Diop' })).toMatchObject({
    reason: 'dependant-known',
  });
  const rights = () => rightsOf(ipm, memberId, 'Modou');
  const { id: dependantId, codes } = await rights();
  expect(codes).toEqual([]);
  const ending = { memberId, dependantId, endedOn: toDay('2026-11-10') };
  expect(await endDependant(ipm.page, { ...ending, reason: 'Divorce' })).toEqual({ ok: true });
  expect((await rights()).codes).toEqual(['dependant-link-ended']);
  const resuming = { memberId, dependantId, reason: 'Saisi par erreur' };
  expect(await resumeDependant(ipm.page, resuming)).toEqual({ ok: true });
  expect((await rights()).codes).toEqual([]);
  expect(await resumeDependant(ipm.page, resuming)).toMatchObject({ reason: 'tie-goes-on' });
});

test('a grown child has rights again with the new school certificate', async () => {
  const ipm = await newImportIpm();
  await importAll(ipm);
  const memberId = await memberOf(ipm, 'M001');
  const son = {
    memberId,
    lastName: 'DIOP',
    firstName: 'Ibrahima',
    relation: 'child',
    birthDate: toDay('2003-05-01'),
    sex: 'M',
    schoolCertificateUntil: toDay('2026-10-31'),
    validFrom: toDay('2026-01-01'),
  } as const;
  await addDependant(ipm.page, son);
  await addDependant(ipm.page, { ...son, firstName: 'Fatou', sex: 'F' });
  const rights = () => rightsOf(ipm, memberId, 'Ibrahima');
  const { id: dependantId, codes } = await rights();
  expect(codes).toHaveLength(1);
  const renewed = { ...son, dependantId, schoolCertificateUntil: toDay('2027-10-31') };
  expect(await editDependant(ipm.page, renewed)).toEqual({ ok: true });
  expect((await rights()).codes).toEqual([]);
  expect(await editDependant(ipm.page, { ...renewed, firstName: 'FATOU' })).toMatchObject({
    reason: 'dependant-known',
  });
  const later = { ...renewed, birthDate: toDay('2026-06-01') };
  expect(await editDependant(ipm.page, later)).toMatchObject({ reason: 'before-birth' });
});

test('another IPM finds nothing of it', async () => {
  const [one, other] = [await newImportIpm(), await newImportIpm()];
  await importAll(one);
  const memberId = await memberOf(one, 'M001');
  await expect(getMember(other.ctx, memberId)).rejects.toThrow('participant');
  expect(await found(other, 'q=2+123+4567+89012')).toEqual({ total: 0, matricules: [] });
  const leaving = { memberId, leftOn: toDay('2027-01-01'), reason: null };
  await expect(leaveMember(other.page, leaving)).rejects.toThrow('participant');
});
