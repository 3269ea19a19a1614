import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseWaveRecipient, recipientText, type WaveRecipient } from './wave-recipient';

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length });
const mobile = digits(8).map((rest) => `7${rest.join('')}`);
const businessId = fc.stringMatching(/^[A-Za-z0-9_-]{1,58}$/).map((rest): string => `M_${rest}`);

const spelled = fc
  .tuple(mobile, fc.constantFrom('', '+221', '00221', '221'), fc.constantFrom('', ' ', '.', '-'))
  .map(([national, code, gap]) => {
    const groups = [national.slice(0, 2), national.slice(2, 5), national.slice(5, 7)];
    return { national, text: ` ${code}${gap}${[...groups, national.slice(7)].join(gap)} ` };
  });

describe('where Wave pays to', () => {
  it('is one mobile of Senegal, however it is spelled', () => {
    fc.assert(
      fc.property(spelled, ({ national, text }) => {
        expect(parseWaveRecipient(text)).toEqual({
          ok: true,
          value: { kind: 'mobile', mobile: `+221${national}` },
        });
      }),
    );
  });

  it('is the identifier of a business, letter for letter', () => {
    fc.assert(
      fc.property(businessId, (id) => {
        expect(parseWaveRecipient(` ${id}\n`)).toEqual({
          ok: true,
          value: { kind: 'business', businessId: id },
        });
      }),
    );
  });

  it('reads back what it stores, within the column', () => {
    const recipient = fc.oneof(
      mobile.map((national): WaveRecipient => ({ kind: 'mobile', mobile: `+221${national}` })),
      businessId.map((id): WaveRecipient => ({ kind: 'business', businessId: id })),
    );
    fc.assert(
      fc.property(recipient, (value) => {
        expect(parseWaveRecipient(recipientText(value))).toEqual({ ok: true, value });
        expect(recipientText(value).length).toBeLessThanOrEqual(60);
      }),
    );
  });

  it('is a mobile or a business, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const parsed = parseWaveRecipient(text);
        if (parsed.ok) expect(recipientText(parsed.value)).toMatch(/^(\+2217\d{8}|M_.{1,58})$/);
      }),
    );
  });

  it.each([
    ['33 824 00 00', 'recipient-not-mobile'],
    ['+33 6 12 34 56 78', 'recipient-not-mobile'],
    ['800 00 00 00', 'recipient-not-mobile'],
    ['77 123 45', 'recipient-not-understood'],
    ['77 123 45 67 ou 78 123 45 67', 'recipient-not-understood'],
    ['', 'recipient-not-understood'],
    ['M_', 'recipient-not-understood'],
    [`M_${'a'.repeat(59)}`, 'recipient-not-understood'],
    ['m_clinique', 'recipient-not-understood'],
    ['M_clinique du lac', 'recipient-not-understood'],
    ['Pharmacie', 'recipient-not-understood'],
  ] as const)('is not « %s »: %s', (text, reason) => {
    expect(parseWaveRecipient(text)).toEqual({ ok: false, reason });
  });
});
