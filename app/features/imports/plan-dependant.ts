import type { DependantRow } from '~/domain/import/dependant-row';
import type { Day } from '~/domain/period';
import { changedFields, type Decision } from './importer';

/** A row of a dependants' file, with what makes it the same person in two files. */
export type DependantValue = DependantRow & { readonly matchKey: string };

export type KnownDependant = {
  readonly id: bigint;
  readonly participantId: bigint;
  readonly matchKey: string;
  readonly sex: string | null;
  readonly schoolCertificateUntil: Day | null;
  readonly validFrom: Day;
  readonly validTo: Day;
};

export type DependantWork = {
  readonly value: DependantValue;
  readonly participantId: bigint;
  readonly known: KnownDependant | null;
  readonly fields: Readonly<Record<string, string | null>>;
  readonly linkedOn: Day;
  /** The tie had ended and begins again. */
  readonly returns: boolean;
};

type DependantFacts = {
  readonly participant: { readonly id: bigint; readonly enrolledOn: Day } | null;
  readonly known: KnownDependant | null;
  readonly effectiveOn: Day;
};

/** What one row of a dependants' file does to what is known. */
export function planDependant(
  value: DependantValue,
  { participant, known, effectiveOn }: DependantFacts,
): Decision<DependantWork> {
  const { participantMatricule: matricule, lastName, firstName, birthDate, sex, relation } = value;
  const { schoolCertificateUntil } = value;
  if (participant === null) {
    return {
      outcome: 'wrong',
      problems: [
        { column: 'matricule_participant', code: 'participant-unknown', value: matricule },
      ],
    };
  }
  const base = { value, participantId: participant.id, known };
  if (known === null) {
    const linkedOn = linkDay(value, participant.enrolledOn, effectiveOn);
    const shown = { matricule, relation, lastName, firstName, birthDate, sex };
    return {
      outcome: 'create',
      after: { ...shown, schoolCertificateUntil, linkedOn },
      work: { ...base, fields: {}, linkedOn, returns: false },
    };
  }
  const returns = known.validTo <= effectiveOn;
  const changed = changedFields(known, { sex, schoolCertificateUntil });
  if (Object.keys(changed.after).length === 0 && !returns) return { outcome: 'unchanged' };
  const ended = returns ? { linkEndedOn: known.validTo } : {};
  const again = returns ? { linkEndedOn: null, linkedOn: effectiveOn } : {};
  return {
    outcome: 'change',
    before: { ...changed.before, ...ended },
    after: { ...changed.after, ...again },
    work: { ...base, fields: changed.after, linkedOn: effectiveOn, returns },
  };
}

/** The tie holds since the participant's own rights, and not before a birth. */
function linkDay({ birthDate, validFrom }: DependantValue, enrolledOn: Day, effectiveOn: Day): Day {
  if (validFrom !== null) return validFrom;
  const from = enrolledOn < effectiveOn ? enrolledOn : effectiveOn;
  return birthDate !== null && birthDate > from ? birthDate : from;
}
