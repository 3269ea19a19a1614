import { expect, test } from 'vitest';
import { REDUCTION_CODES, REJECTION_CODES } from '~/domain/care/care-reason';
import { createTranslator } from '~/i18n/t';
import { reasonSentence } from './line-reason';

const day = '2026-11-02';
const values = {
  careOn: day,
  leftOn: day,
  diedOn: day,
  affiliatedOn: day,
  endedOn: day,
  suspendedOn: day,
  startedOn: day,
  endsOn: day,
  linkedOn: day,
  expiredOn: day,
  motive: 'cotisations impayées',
  months: 2,
  age: 22,
  maxAge: 21,
  quantity: 2,
  billedXof: '12000',
  tariffXof: '5000',
  coveredXof: '8000',
  remainingXof: '3000',
};

test.each([...REJECTION_CODES, ...REDUCTION_CODES])(
  'the reason %s is a sentence with its figures, in French and English',
  (code) => {
    for (const language of ['fr', 'en'] as const) {
      const sentence = reasonSentence(createTranslator(language), { code, values });
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u);
      expect(sentence).not.toMatch(/\{\{|care\.|2026-11-02/);
    }
  },
);
