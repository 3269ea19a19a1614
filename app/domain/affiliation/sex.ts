import { comparisonKey } from '~/domain/text/comparison-key';

export type Sex = 'M' | 'F';
export type SexReason = 'sex-not-understood';

const MALE = ['m', 'h', 'homme', 'masculin', 'masc', 'male', 'garcon', 'mr', 'monsieur'];
const FEMALE = ['f', 'femme', 'feminin', 'fem', 'female', 'fille', 'mme', 'madame', 'mlle'];

export function parseSex(
  text: string,
): { readonly ok: true; readonly value: Sex } | { readonly ok: false; readonly reason: SexReason } {
  const key = comparisonKey(text);
  if (MALE.includes(key)) return { ok: true, value: 'M' };
  if (FEMALE.includes(key)) return { ok: true, value: 'F' };
  return { ok: false, reason: 'sex-not-understood' };
}
