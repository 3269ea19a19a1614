import { describe, expect, it } from 'vitest';
import { en } from '~/i18n/en';
import { fr } from '~/i18n/fr';
import { WAVE_ERROR_CODES } from '~/integrations/wave/wave-errors';

/** Why a payer's own payment failed (`last_payment_error`), as Wave documents it. */
const PAYMENT_ERROR_CODES = [
  'blocked-account',
  'cross-border-payment-not-allowed',
  'customer-age-restricted',
  'insufficient-funds',
  'kyb-limits-exceeded',
  'payer-mobile-mismatch',
  'payment-failure',
] as const;

describe('the words of Wave’s errors', () => {
  it.each(['fr', 'en'] as const)('cover every code in %s', (language) => {
    const words: Readonly<Record<string, string>> = (language === 'fr' ? fr : en).payments
      .waveErrors;
    const codes = [...new Set([...WAVE_ERROR_CODES, ...PAYMENT_ERROR_CODES, 'no-wallet'])].sort();
    expect(Object.keys(words).sort()).toEqual(codes);
    for (const code of codes) expect(words[code]).toMatch(/^\p{Lu}.+\.$/u);
  });
});
