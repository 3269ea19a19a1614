/** Rubriques of arrêté 2159/2013, art. 2: seven compulsory, then those an IPM may add. */
export const RUBRICS = [
  rubric('consultation', true, 8_000, 'Consultations', 'Consultations'),
  rubric(
    'tests-medicines',
    true,
    7_000,
    'Analyses, radiographies et médicaments',
    'Tests, X-rays and medicines',
  ),
  rubric(
    'dental-care',
    true,
    7_000,
    'Soins dentaires conservateurs et extractions',
    'Conservative dental care and extractions',
  ),
  rubric('childbirth', true, 8_000, 'Accouchement', 'Childbirth'),
  rubric('optics', true, 5_000, 'Optique médicale', 'Medical optics'),
  rubric(
    'transport',
    true,
    5_000,
    'Transport pour hospitalisation',
    'Transport for hospitalisation',
  ),
  rubric(
    'hospitalisation',
    true,
    8_000,
    'Hospitalisation médicale et chirurgicale',
    'Medical and surgical hospitalisation',
  ),
  rubric('dental-prosthesis', false, 5_000, 'Prothèses dentaires', 'Dental prostheses'),
  rubric('orthopaedics', false, 5_000, 'Appareillage orthopédique', 'Orthopaedic devices'),
  rubric('physiotherapy', false, 5_000, 'Massages et kinésithérapie', 'Massage and physiotherapy'),
  rubric('costly-imaging', false, 5_000, 'Imagerie coûteuse', 'Costly imaging'),
] as const;
export type RubricCode = (typeof RUBRICS)[number]['code'];

export const RUBRIC_CODES: readonly RubricCode[] = RUBRICS.map((entry) => entry.code);

/** Reported bounds of the cover rate, to be confirmed; the règlement intérieur of each IPM decides. */
export const COVER_RATE_BOUNDS = { minBasisPoints: 5_000, maxBasisPoints: 8_000 } as const;

export type CoverRateReason =
  'cover-rate-not-whole-basis-points' | 'cover-rate-below-minimum' | 'cover-rate-above-maximum';

export function checkCoverRate(
  rateBasisPoints: number,
  bounds: { readonly minBasisPoints: number; readonly maxBasisPoints: number } = COVER_RATE_BOUNDS,
): CoverRateReason[] {
  if (!Number.isInteger(rateBasisPoints)) return ['cover-rate-not-whole-basis-points'];
  if (rateBasisPoints < bounds.minBasisPoints) return ['cover-rate-below-minimum'];
  return rateBasisPoints > bounds.maxBasisPoints ? ['cover-rate-above-maximum'] : [];
}

export function isRubricCode(text: string): text is RubricCode {
  return RUBRIC_CODES.some((code) => code === text);
}

function rubric<const Code extends string>(
  code: Code,
  isCompulsory: boolean,
  defaultRateBasisPoints: number,
  fr: string,
  en: string,
) {
  return { code, isCompulsory, defaultRateBasisPoints, fr, en };
}
