import type { ParticipantRow } from '~/domain/import/participant-row';
import type { Day } from '~/domain/period';
import { changedFields, type Decision, type FieldValues, type RowProblem } from './importer';
import {
  planEmployment,
  type EmploymentChange,
  type KnownEmployment,
} from '~/domain/affiliation/employment-change';

export type KnownParticipant = {
  readonly id: bigint;
  readonly matricule: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly ninIndex: string | null;
  readonly ninCiphertext: string | null;
  readonly personId: bigint;
  readonly status: string;
  readonly leftOn: Day | null;
};

export type ParticipantFacts = {
  readonly ninIndex: string | null;
  /** Matricule of another participant of the IPM with the same national number. */
  readonly ninOwner: string | null;
  readonly affiliation: {
    readonly id: bigint;
    readonly name: string;
    readonly endedOn: Day | null;
  } | null;
  readonly known: KnownParticipant | null;
  readonly employments: readonly KnownEmployment[];
  readonly affiliationNames: ReadonlyMap<bigint, string>;
  readonly effectiveOn: Day;
};

export type ParticipantWork = {
  readonly value: ParticipantRow;
  readonly ninIndex: string | null;
  readonly affiliationId: bigint;
  readonly known: KnownParticipant | null;
  /** Columns of the participant that change. */
  readonly fields: Readonly<Record<string, string | null>>;
  readonly ninChanges: boolean;
  readonly employment: EmploymentChange | null;
  /** As they are before the change. */
  readonly employments: readonly KnownEmployment[];
};

/** The database compares matricules without regard to case and accents; so do we. */
export const matriculeKey = (matricule: string) =>
  matricule
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .trimEnd();

/** What one row of a participants' file does to what is known. */
export function planParticipant(
  value: ParticipantRow,
  facts: ParticipantFacts,
): Decision<ParticipantWork> {
  const problems = problemsOf(value, facts);
  const { affiliation, known } = facts;
  if (problems.length > 0 || affiliation === null) return { outcome: 'wrong', problems };
  return known === null
    ? planNew(value, facts, affiliation)
    : planKnown(value, facts, affiliation, known);
}

function problemsOf(value: ParticipantRow, facts: ParticipantFacts): RowProblem[] {
  const { affiliation, ninOwner, effectiveOn } = facts;
  const problems: RowProblem[] = [];
  if (affiliation === null) {
    problems.push({
      column: 'ninea_employeur',
      code: 'employer-unknown',
      value: value.employerNinea,
    });
  } else if (affiliation.endedOn !== null && affiliation.endedOn <= effectiveOn) {
    problems.push({
      column: 'ninea_employeur',
      code: 'employer-ended',
      value: affiliation.name,
    });
  }
  if (ninOwner !== null) {
    problems.push({ column: 'nin', code: 'nin-of-another', value: ninOwner });
  }
  return problems;
}

type Affiliation = NonNullable<ParticipantFacts['affiliation']>;

function planNew(
  value: ParticipantRow,
  facts: ParticipantFacts,
  affiliation: Affiliation,
): Decision<ParticipantWork> {
  const { monthlySalaryXof } = value;
  const from = value.hiredOn ?? facts.effectiveOn;
  const wanted = { affiliationId: affiliation.id, monthlySalaryXof, from };
  return {
    outcome: 'create',
    after: {
      ...personFields(value),
      nin: masked(value.nin),
      employer: affiliation.name,
      monthlySalaryXof: String(monthlySalaryXof),
      enrolledOn: from,
    },
    work: {
      value,
      ninIndex: facts.ninIndex,
      affiliationId: affiliation.id,
      known: null,
      fields: {},
      ninChanges: facts.ninIndex !== null,
      employment: planEmployment([], wanted),
      employments: [],
    },
  };
}

function planKnown(
  value: ParticipantRow,
  facts: ParticipantFacts,
  affiliation: Affiliation,
  known: KnownParticipant,
): Decision<ParticipantWork> {
  const { effectiveOn, employments, ninIndex } = facts;
  const { monthlySalaryXof } = value;
  const changed = changedFields(known, personFields(value));
  const ninChanges = ninIndex !== null && ninIndex !== known.ninIndex;
  const employment = planEmployment(employments, {
    affiliationId: affiliation.id,
    monthlySalaryXof,
    from: effectiveOn,
  });
  if (Object.keys(changed.after).length === 0 && !ninChanges && employment === null) {
    return { outcome: 'unchanged' };
  }
  const shown = employment === null ? null : employmentFields(value, facts, affiliation);
  return {
    outcome: 'change',
    before: {
      ...changed.before,
      ...(ninChanges ? { nin: known.ninIndex === null ? null : MASK } : {}),
      ...shown?.before,
    },
    after: {
      ...changed.after,
      ...(ninChanges ? { nin: masked(value.nin) } : {}),
      ...shown?.after,
    },
    work: {
      value,
      ninIndex,
      affiliationId: affiliation.id,
      known,
      fields: changed.after,
      ninChanges,
      employment,
      employments,
    },
  };
}

const MASK = '•••';

const masked = (nin: string | null) => (nin === null ? null : `${MASK}${nin.slice(-3)}`);

function personFields({ lastName, firstName, birthDate, sex, phone, email }: ParticipantRow) {
  return { lastName, firstName, birthDate, sex, phone, email };
}

function employmentFields(
  value: ParticipantRow,
  { employments, affiliationNames, effectiveOn }: ParticipantFacts,
  affiliation: Affiliation,
): { before: FieldValues; after: FieldValues } {
  const current = employments.filter(
    (one) => one.validFrom <= effectiveOn && effectiveOn < one.validTo,
  );
  const shown = current.find((one) => one.affiliationId === affiliation.id) ?? current[0];
  const moves = shown?.affiliationId !== affiliation.id;
  const employer = shown ? (affiliationNames.get(shown.affiliationId) ?? null) : null;
  return {
    before: {
      monthlySalaryXof: shown ? String(shown.monthlySalaryXof) : null,
      ...(moves ? { employer } : {}),
    },
    after: {
      monthlySalaryXof: String(value.monthlySalaryXof),
      ...(moves ? { employer: affiliation.name } : {}),
    },
  };
}
