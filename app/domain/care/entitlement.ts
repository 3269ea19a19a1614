import { addMonths, ageOn, type Day, isWithin } from '~/domain/period';
import { type CareReason, careReason, type RejectionCode } from './care-reason';
import type { DependantRelation } from '~/domain/affiliation/dependant';

type Validity = { readonly validFrom: Day; readonly validTo: Day };

export type EntitlementAffiliation = {
  readonly id: bigint;
  readonly affiliatedOn: Day;
  /** Last day of rights is the day before; null while affiliated. */
  readonly endedOn: Day | null;
  readonly suspensions: readonly (Validity & { readonly motive: string })[];
};

export type EntitlementDependant = Validity & {
  readonly relation: DependantRelation;
  readonly birthDate: Day | null;
  readonly schoolCertificateUntil: Day | null;
  readonly diedOn?: Day | null;
};

export type AgeLimits = { readonly childMaxAge: number; readonly studentMaxAge: number };

/** Practice of IPM, to be confirmed by each règlement intérieur. */
export const DEFAULT_AGE_LIMITS: AgeLimits = { childMaxAge: 21, studentMaxAge: 25 };

export type EntitlementFacts = {
  /** The day of care, not of entry. */
  readonly careOn: Day;
  readonly participant: {
    readonly leftOn: Day | null;
    readonly diedOn?: Day | null;
    readonly employments: readonly (Validity & { readonly affiliationId: bigint })[];
  };
  readonly affiliations: readonly EntitlementAffiliation[];
  readonly waitingMonths: number;
  readonly ageLimits: AgeLimits;
  /** Null when the care is for the participant. */
  readonly dependant: EntitlementDependant | null;
  /** The provider's adhesion to the convention; null when it has none. */
  readonly adhesion: Validity | null;
};

export type EntitlementReason = CareReason<RejectionCode>;
export type Entitlement = {
  readonly entitled: boolean;
  readonly reasons: readonly EntitlementReason[];
};

/**
 * Rights on the day of care, with every reason against them. The waiting period runs from the first
 * day on which the participant worked for an affiliated employer, whatever came after.
 */
export function checkEntitlement(facts: EntitlementFacts): Entitlement {
  const reasons = [
    ...participantReasons(facts),
    ...affiliationReasons(facts),
    ...waitingReasons(facts),
    ...dependantReasons(facts),
    ...adhesionReasons(facts),
  ];
  return { entitled: reasons.length === 0, reasons };
}

function participantReasons({ careOn, participant }: EntitlementFacts): EntitlementReason[] {
  const { leftOn, diedOn } = participant;
  const reasons: EntitlementReason[] = [];
  if (hasHappened(diedOn, careOn)) reasons.push(careReason('participant-dead', { diedOn }));
  if (leftOn !== null && careOn >= leftOn) {
    reasons.push(careReason('participant-left', { leftOn }));
  } else if (!participant.employments.some((row) => isOn(careOn, row))) {
    reasons.push(careReason('participant-not-employed', { careOn }));
  }
  return reasons;
}

/** With two employers, one whose affiliation is in order is enough. */
function affiliationReasons(facts: EntitlementFacts): EntitlementReason[] {
  const { careOn, participant, affiliations } = facts;
  const current = affiliations.filter(({ id }) =>
    participant.employments.some((row) => row.affiliationId === id && isOn(careOn, row)),
  );
  const reasons = current.map((affiliation) => againstAffiliation(careOn, affiliation));
  return reasons.some((list) => list.length === 0) ? [] : reasons.flat();
}

function againstAffiliation(careOn: Day, affiliation: EntitlementAffiliation): EntitlementReason[] {
  const { affiliatedOn, endedOn, suspensions } = affiliation;
  const reasons: EntitlementReason[] = [];
  if (careOn < affiliatedOn) {
    reasons.push(careReason('affiliation-not-started', { affiliatedOn }));
  }
  if (endedOn !== null && careOn >= endedOn) {
    reasons.push(careReason('affiliation-ended', { endedOn }));
  }
  for (const suspension of suspensions.filter((row) => isOn(careOn, row))) {
    const { validFrom: suspendedOn, motive } = suspension;
    reasons.push(careReason('affiliation-suspended', { suspendedOn, motive }));
  }
  return reasons;
}

function waitingReasons(facts: EntitlementFacts): EntitlementReason[] {
  const { careOn, participant, affiliations, waitingMonths } = facts;
  const starts = participant.employments.flatMap((employment) => {
    const affiliation = affiliations.find(({ id }) => id === employment.affiliationId);
    const start = later(employment.validFrom, affiliation?.affiliatedOn ?? employment.validFrom);
    return start < employment.validTo ? [start] : [];
  });
  const startedOn = starts.sort()[0];
  if (startedOn === undefined) return [];
  const endsOn = addMonths(startedOn, waitingMonths);
  if (careOn >= endsOn) return [];
  return [careReason('waiting-period', { startedOn, endsOn, months: waitingMonths })];
}

function dependantReasons(facts: EntitlementFacts): EntitlementReason[] {
  const { careOn, dependant, ageLimits } = facts;
  if (dependant === null) return [];
  const { validFrom, validTo, diedOn } = dependant;
  const reasons: EntitlementReason[] = [];
  if (hasHappened(diedOn, careOn)) reasons.push(careReason('dependant-dead', { diedOn }));
  if (careOn < validFrom) {
    reasons.push(careReason('dependant-not-yet-linked', { linkedOn: validFrom }));
  }
  if (careOn >= validTo) reasons.push(careReason('dependant-link-ended', { endedOn: validTo }));
  if (dependant.relation === 'child') reasons.push(...ageReasons(careOn, dependant, ageLimits));
  return reasons;
}

/** A child is covered up to its limit of age, a pupil or student up to theirs with a certificate. */
function ageReasons(
  careOn: Day,
  child: EntitlementDependant,
  limits: AgeLimits,
): EntitlementReason[] {
  if (child.birthDate === null) return [careReason('dependant-birth-date-missing')];
  const age = ageOn(child.birthDate, careOn);
  if (age < limits.childMaxAge) return [];
  if (age >= limits.studentMaxAge) {
    return [careReason('child-too-old', { age, maxAge: limits.studentMaxAge })];
  }
  const expiredOn = child.schoolCertificateUntil;
  if (expiredOn === null) {
    return [careReason('school-certificate-missing', { age, maxAge: limits.childMaxAge })];
  }
  if (careOn <= expiredOn) return [];
  return [careReason('school-certificate-expired', { age, maxAge: limits.childMaxAge, expiredOn })];
}

function adhesionReasons({ careOn, adhesion }: EntitlementFacts): EntitlementReason[] {
  if (adhesion !== null && isOn(careOn, adhesion)) return [];
  return [careReason('adhesion-not-in-force', { careOn })];
}

function isOn(day: Day, { validFrom, validTo }: Validity): boolean {
  return isWithin(day, validFrom, validTo);
}

/** Care on the day of death itself is still care. */
function hasHappened(diedOn: Day | null | undefined, careOn: Day): diedOn is Day {
  return diedOn !== undefined && diedOn !== null && careOn > diedOn;
}

function later(one: Day, other: Day): Day {
  return one > other ? one : other;
}
