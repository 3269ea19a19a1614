import { nineaWithChecksum } from '~/domain/affiliation/ninea';
import { shareByLargestRemainder } from '~/domain/money';
import { addDays, OPEN_END, type Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { companyName, LAST_NAMES, plainName, SECTORS } from './names';
import type { PlannedIpm } from './nation';
import { drawAdult, drawDependant, drawNin, drawSalary, REGION_POOL, type Person } from './people';
import type { Random } from './random';

export type SeededEmployer = {
  readonly affiliationId: bigint;
  readonly employerId: bigint;
  readonly regionCode: string;
  readonly affiliatedOn: Day;
};

type Plan = {
  readonly ipm: PlannedIpm;
  readonly participants: bigint;
  readonly dependants: bigint;
  /** First index of this IPM's employers in the nation. */
  readonly firstEmployer: number;
  readonly startsOn: Day;
};

/** Employers, workers and families of one IPM, as they stand when the demonstration's year begins. */
export async function seedMembers(
  source: Runtime,
  ctx: TenantContext,
  random: Random,
  plan: Plan,
): Promise<SeededEmployer[]> {
  const employers = await seedEmployers(source, ctx, random.fork('employers'), plan);
  const weights = employers.map(() => BigInt(random.between(6, 40)));
  const perEmployer = shareByLargestRemainder(plan.participants, weights);
  const workers = random.fork('workers');
  const people = employers.flatMap((employer, index) =>
    Array.from({ length: Number(perEmployer[index] ?? 0n) }, () => ({
      employer,
      person: drawAdult(ctx, workers),
      startsOn: addDays(plan.startsOn, -workers.between(120, 2_400)),
      salaryXof: drawSalary(workers),
    })),
  );
  const participants = people.map((worker, index) => ({
    ...worker,
    id: ctx.newId(),
    matricule: `${plan.ipm.slug.slice(0, 3).toUpperCase()}-${(index + 1).toString().padStart(5, '0')}`,
  }));
  await storeParticipants(source, ctx, random.fork('contacts'), participants);
  await storeDependants(source, ctx, random.fork('families'), plan, participants);
  return employers;
}

type Worker = {
  readonly id: bigint;
  readonly employer: SeededEmployer;
  readonly person: Person;
  readonly startsOn: Day;
  readonly salaryXof: bigint;
  readonly matricule: string;
};

/** Few rows, whatever the scale: the national data set writes its employers here too. */
export async function seedEmployers(
  source: Runtime,
  ctx: TenantContext,
  random: Random,
  plan: Pick<Plan, 'ipm' | 'firstEmployer' | 'startsOn'>,
): Promise<SeededEmployer[]> {
  const rows = Array.from({ length: plan.ipm.employers }, (_, index) => {
    const rank = plan.firstEmployer + index;
    const name =
      plan.ipm.kind === 'enterprise' && index === 0
        ? capitalise(plan.ipm.shortName.replace(/^IPM /, ''))
        : companyName(rank);
    return {
      id: ctx.newId(),
      employerId: ctx.newId(),
      number: `A-${(index + 1).toString().padStart(6, '0')}`,
      name,
      ninea: nineaWithChecksum(400_000 + rank * 37),
      regionCode: index < 2 || random.chance(0.6) ? plan.ipm.regionCode : random.pick(REGION_POOL),
      sector: random.pick(SECTORS),
      affiliatedOn: addDays(plan.startsOn, -random.between(200, 2_500)),
    };
  });
  await systemSql(source).insertMany(
    'Employer',
    rows.map(({ employerId, ninea, name, regionCode }) => ({
      id: employerId,
      ninea,
      legalName: name,
      regionCode,
      createdAt: ctx.now,
    })),
  );
  await ctx.sql.insertMany(
    'Affiliation',
    rows.map((row) => ({
      ...row,
      phone: `+22133${random.between(8_200_000, 8_999_999).toString()}`,
      email: `rh@${plainName(row.name)}.example`,
      address: `${random.between(1, 240).toString()}, avenue ${random.pick(LAST_NAMES)}, ${plan.ipm.city}`,
      status: 'active',
      endedOn: null,
      createdAt: ctx.now,
      updatedAt: ctx.now,
    })),
  );
  await ctx.sql.insert('NumberSeries', { series: 'affiliation', year: 0, lastNumber: rows.length });
  return rows.map(({ id, employerId, regionCode, affiliatedOn }) => ({
    affiliationId: id,
    employerId,
    regionCode,
    affiliatedOn,
  }));
}

async function storeParticipants(
  source: Runtime,
  ctx: TenantContext,
  random: Random,
  workers: readonly Worker[],
) {
  const nins = workers.map(({ person }) => drawNin(random, person));
  await systemSql(source).insertMany(
    'Person',
    workers.map(({ person }, index) => ({
      id: person.id,
      ninIndex: ctx.vault.blindIndex(nins[index] ?? '', 0n),
      createdAt: ctx.now,
    })),
  );
  await ctx.sql.insertMany(
    'Participant',
    workers.map(({ id, person, matricule, startsOn }, index) => {
      const nin = nins[index] ?? '';
      const place = { table: 'Participant', column: 'ninCiphertext', ipmId: ctx.ipm.id, id };
      return {
        id,
        personId: person.id,
        matricule,
        lastName: person.lastName,
        firstName: person.firstName,
        birthDate: person.birthDate,
        sex: person.sex,
        phone: `+22177${random.between(1_000_000, 9_999_999).toString()}`,
        email: null,
        ninCiphertext: ctx.vault.encrypt(nin, place),
        ninIndex: ctx.vault.blindIndex(nin, ctx.ipm.id),
        status: 'active',
        enrolledOn: startsOn,
        leftOn: null,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      };
    }),
  );
  await ctx.sql.insertMany(
    'Employment',
    workers.map(({ id, employer, startsOn, salaryXof }) => ({
      id: ctx.newId(),
      participantId: id,
      affiliationId: employer.affiliationId,
      monthlySalaryXof: salaryXof,
      validFrom: startsOn,
      validTo: OPEN_END,
      createdAt: ctx.now,
    })),
  );
}

async function storeDependants(
  source: Runtime,
  ctx: TenantContext,
  random: Random,
  plan: Plan,
  workers: readonly Worker[],
) {
  const weights = workers.map(() => BigInt(random.pick([0, 1, 2, 2, 3, 3, 4, 5, 6])));
  const counts = shareByLargestRemainder(plan.dependants, weights);
  const rows = workers.flatMap((worker, index) => {
    const seen = new Set<string>();
    return Array.from({ length: Number(counts[index] ?? 0n) }, (_, rank) => {
      for (;;) {
        const row = drawDependant(ctx, random, worker, rank);
        if (seen.has(row.matchKey)) continue;
        seen.add(row.matchKey);
        return row;
      }
    });
  });
  await systemSql(source).insertMany(
    'Person',
    rows.map(({ personId }) => ({ id: personId, ninIndex: null, createdAt: ctx.now })),
  );
  await ctx.sql.insertMany('Dependant', rows);
}

const capitalise = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
