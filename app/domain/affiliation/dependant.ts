import type { Day } from '~/domain/period';
import { comparisonKey } from '~/domain/text/comparison-key';
import type { Sex } from './sex';

export const DEPENDANT_RELATIONS = ['spouse', 'child'] as const;
export type DependantRelation = (typeof DEPENDANT_RELATIONS)[number];

export type RelationReason =
  'relation-missing' | 'relation-not-understood' | 'relation-not-covered';

export type ReadRelation = {
  readonly relation: DependantRelation;
  /** What the word itself says, as « épouse » or « fils » do. */
  readonly impliedSex: Sex | null;
};

const WORDS: readonly { readonly words: string; readonly read: ReadRelation }[] = [
  {
    words: 'conjoint conj conjoints spouse partenaire',
    read: { relation: 'spouse', impliedSex: null },
  },
  { words: 'epouse femme conjointe wife', read: { relation: 'spouse', impliedSex: 'F' } },
  { words: 'epoux mari husband', read: { relation: 'spouse', impliedSex: 'M' } },
  { words: 'enfant enfants enf child', read: { relation: 'child', impliedSex: null } },
  { words: 'fils garcon son', read: { relation: 'child', impliedSex: 'M' } },
  { words: 'fille daughter', read: { relation: 'child', impliedSex: 'F' } },
];
const NOT_COVERED =
  'pere mere parent parents ascendant ascendante frere soeur neveu niece oncle tante'.split(' ');

/** Reads the tie to the participant: « Épouse 2 », « conjoint(e) », « Fils », « enfant ». */
export function parseRelation(
  text: string,
):
  | { readonly ok: true; readonly value: ReadRelation }
  | { readonly ok: false; readonly reason: RelationReason } {
  const key = comparisonKey(text.replace(/\(e\)/gi, ''));
  if (key === '') return { ok: false, reason: 'relation-missing' };
  const written = key.split(' ');
  for (const { words, read } of WORDS) {
    if (words.split(' ').some((word) => written.includes(word))) return { ok: true, value: read };
  }
  const isKnown = written.some((word) => NOT_COVERED.includes(word));
  return { ok: false, reason: isKnown ? 'relation-not-covered' : 'relation-not-understood' };
}

/** What makes a dependant of a participant the same in two files. */
export function dependantMatchKey(dependant: {
  readonly relation: DependantRelation;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: Day | null;
}): string {
  const { relation, lastName, firstName, birthDate } = dependant;
  return [relation, comparisonKey(lastName), comparisonKey(firstName), birthDate ?? ''].join('|');
}
