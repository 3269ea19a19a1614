import type { Day } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';

export type FamilyMember = {
  readonly id: bigint;
  readonly firstName: string;
  readonly lastName: string;
  readonly birthDate: Day | null;
};

export type FoundBeneficiary =
  | { readonly ok: true; readonly dependantId: bigint }
  | { readonly ok: false; readonly reason: 'beneficiary-unknown' | 'beneficiary-ambiguous' };

/** The dependant written as `Awa`, `Awa Diop`, or `Awa 2015` where two bear the name. */
export function findBeneficiary(asked: string, family: readonly FamilyMember[]): FoundBeneficiary {
  const key = comparisonKey(asked);
  const found = family.filter((member) => spellings(member).includes(key));
  const [only] = found;
  if (only === undefined) return { ok: false, reason: 'beneficiary-unknown' };
  if (found.length > 1) return { ok: false, reason: 'beneficiary-ambiguous' };
  return { ok: true, dependantId: only.id };
}

function spellings({ firstName, lastName, birthDate }: FamilyMember): string[] {
  const names = [firstName, `${firstName} ${lastName}`, `${lastName} ${firstName}`];
  const year = birthDate?.slice(0, 4);
  const dated = year === undefined ? [] : names.map((name) => `${name} ${year}`);
  return [...names, ...dated].map(comparisonKey);
}
