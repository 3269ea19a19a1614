import { percentOf, shareByLargestRemainder } from '~/domain/money';
import { addDays, addMonths, firstDay, OPEN_END, type Day, type Period } from '~/domain/period';
import type { EntitlementDependant } from '~/domain/care/entitlement';
import type { EmploymentRow } from '~/features/calls/called-employments.server';
import type { TenantContext } from '~/platform/context';
import type { SeededEmployer } from '../members';
import { drawAdult, drawDependant, drawSalary, ninOfRank, type Person } from '../people';
import type { Random } from '../random';
import type { Books } from './books';
import type { NationalIpm } from './national-plan';

export type BulkWorker = {
  readonly id: bigint;
  readonly leftOn: Day | null;
  readonly employments: readonly EmploymentRow[];
  readonly family: readonly (EntitlementDependant & { readonly id: bigint })[];
};

type Plan = {
  readonly books: Books;
  /** Of the time at which the nation's two years begin. */
  readonly ctx: TenantContext;
  readonly random: Random;
  readonly ipm: NationalIpm;
  readonly employers: readonly SeededEmployer[];
  readonly periods: readonly Period[];
};

/**
 * Workers and families of one IPM, employer after employer. Most are there all along; some join, have
 * a raise or leave on the way. Answers what calls and care need to know of them.
 */
export async function bulkMembers(plan: Plan): Promise<BulkWorker[]> {
  const { books, random, ipm, employers } = plan;
  const sizes = shareByLargestRemainder(
    BigInt(ipm.participants),
    employers.map(() => BigInt(random.between(6, 40))),
  );
  const families = shareByLargestRemainder(
    BigInt(ipm.dependants),
    Array.from({ length: ipm.participants }, () =>
      BigInt(random.pick([0, 1, 2, 2, 3, 3, 4, 5, 6])),
    ),
  );
  const workers: BulkWorker[] = [];
  for (const [index, employer] of employers.entries()) {
    for (let count = 0n; count < (sizes[index] ?? 0n); count += 1n) {
      const familySize = Number(families[workers.length] ?? 0n);
      workers.push(bulkWorker(plan, employer, workers.length + 1, familySize));
      await books.ready();
    }
  }
  return workers;
}

function bulkWorker(
  plan: Plan,
  employer: SeededEmployer,
  serial: number,
  familySize: number,
): BulkWorker {
  const { books, ctx, random, ipm } = plan;
  const person = drawAdult(ctx, random);
  const career = drawCareer(random, plan.periods, employer.affiliatedOn);
  const id = ctx.newId();
  const matricule = `${ipm.planned.slug.slice(0, 3).toUpperCase()}-${String(serial).padStart(5, '0')}`;
  addParticipant(plan, { id, person, serial, matricule, career });
  const common = {
    participantId: id,
    affiliationId: employer.affiliationId,
    matricule,
    fullName: `${person.firstName} ${person.lastName}`,
  };
  const employments = career.salaries.map((salary) => ({
    id: ctx.newId(),
    ...common,
    ...salary,
  }));
  for (const { id: employmentId, salaryXof, validFrom, validTo } of employments) {
    books.add('Employment', {
      id: employmentId,
      participantId: id,
      affiliationId: employer.affiliationId,
      monthlySalaryXof: salaryXof,
      validFrom,
      validTo,
      createdAt: books.now(),
    });
  }
  const family = addFamily(plan, { id, person, startsOn: career.startsOn }, familySize);
  return { id, leftOn: career.leftOn, employments, family };
}

function addParticipant(
  { books, ctx, random, ipm }: Plan,
  worker: {
    readonly id: bigint;
    readonly person: Person;
    readonly serial: number;
    readonly matricule: string;
    readonly career: Career;
  },
) {
  const { id, person, serial, matricule, career } = worker;
  const nin = ninOfRank(person, ipm.firstParticipant + serial);
  const place = { table: 'Participant', column: 'ninCiphertext', ipmId: ctx.ipm.id, id };
  const createdAt = books.now();
  books.addNational('Person', {
    id: person.id,
    ninIndex: ctx.vault.blindIndex(nin, 0n),
    createdAt,
  });
  books.add('Participant', {
    id,
    personId: person.id,
    matricule,
    lastName: person.lastName,
    firstName: person.firstName,
    birthDate: person.birthDate,
    sex: person.sex,
    phone: `+22177${random.between(1_000_000, 9_999_999)}`,
    email: null,
    ninCiphertext: ctx.vault.encrypt(nin, place),
    ninIndex: ctx.vault.blindIndex(nin, ctx.ipm.id),
    status: career.leftOn === null ? 'active' : 'left',
    enrolledOn: career.startsOn,
    leftOn: career.leftOn,
    createdAt,
    updatedAt: createdAt,
  });
}

function addFamily(
  { books, ctx, random }: Plan,
  head: { readonly id: bigint; readonly person: Person; readonly startsOn: Day },
  size: number,
): BulkWorker['family'] {
  const family = new Map<string, EntitlementDependant & { readonly id: bigint }>();
  const createdAt = books.now();
  while (family.size < size) {
    const drawn = drawDependant(ctx, random, head, family.size);
    if (family.has(drawn.matchKey)) continue;
    books.addNational('Person', { id: drawn.personId, ninIndex: null, createdAt });
    books.add('Dependant', { ...drawn, createdAt, updatedAt: createdAt });
    const { id, relation, birthDate, schoolCertificateUntil, validFrom, validTo } = drawn;
    family.set(drawn.matchKey, {
      id,
      relation,
      birthDate,
      schoolCertificateUntil,
      validFrom,
      validTo,
    });
  }
  return [...family.values()];
}

type Salary = Pick<EmploymentRow, 'salaryXof' | 'validFrom' | 'validTo'>;
type Career = {
  readonly startsOn: Day;
  readonly leftOn: Day | null;
  readonly salaries: readonly Salary[];
};

/** 6 % join on the way, 10 % have a raise on the first of a month, 4 % leave. */
function drawCareer(random: Random, periods: readonly Period[], affiliatedOn: Day): Career {
  const first = firstDay(periods[0] ?? ('2024-01' as Period));
  const joins = random.chance(0.06);
  const startsOn = joins
    ? addDays(first, random.between(1, Math.max(1, periods.length * 20)))
    : later(affiliatedOn, addDays(first, -random.between(120, 2_400)));
  const raisedOn = random.chance(0.1) ? firstDay(random.pick(periods)) : null;
  const wanted = random.chance(0.04)
    ? addDays(firstDay(random.pick(periods)), random.between(0, 27))
    : null;
  const leftOn = wanted !== null && wanted > addMonths(startsOn, 2) ? wanted : null;
  const end = leftOn ?? OPEN_END;
  const salaryXof = drawSalary(random);
  if (raisedOn === null || raisedOn <= startsOn || raisedOn >= end) {
    return { startsOn, leftOn, salaries: [{ salaryXof, validFrom: startsOn, validTo: end }] };
  }
  const raisedXof = percentOf(salaryXof, random.between(10_300, 11_500));
  return {
    startsOn,
    leftOn,
    salaries: [
      { salaryXof, validFrom: startsOn, validTo: raisedOn },
      { salaryXof: raisedXof, validFrom: raisedOn, validTo: end },
    ],
  };
}

const later = (one: Day, other: Day): Day => (one > other ? one : other);
