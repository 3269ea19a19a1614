import { describe, expect, it } from 'vitest';
import { en } from '~/i18n/en';
import { fr } from '~/i18n/fr';
import { PAYMENT_ERROR_CODES, WAVE_ERROR_CODES } from '~/integrations/wave/wave-errors';

/** Said by the IPM’s side, where Wave was not asked or has nothing to say. */
const OURS = ['no-wallet', 'call-cancelled', 'settling-failed'];

/** What the IPM’s side notes of an order to pay. */
const OF_PAYOUTS = ['paid-twice', 'invoice-paid'];

const SENTENCE = /^\p{Lu}.+\.$/u;

describe('the words of Wave’s errors', () => {
  it.each(['fr', 'en'] as const)('cover every code in %s', (language) => {
    const words: Readonly<Record<string, string>> = (language === 'fr' ? fr : en).wave.errors;
    const codes = [...new Set([...WAVE_ERROR_CODES, ...PAYMENT_ERROR_CODES, ...OURS])].sort();
    expect(Object.keys(words).sort()).toEqual(codes);
    for (const code of codes) expect(words[code]).toMatch(SENTENCE);
  });

  it.each(['fr', 'en'] as const)('name codes only, for the IPM’s own people in %s', (language) => {
    const words = (language === 'fr' ? fr : en).wave.staffErrors;
    const known: readonly string[] = [...WAVE_ERROR_CODES, ...OURS, ...OF_PAYOUTS];
    for (const [code, text] of Object.entries(words)) {
      expect(known).toContain(code);
      expect(text).toMatch(SENTENCE);
    }
  });
});
