import { describe, expect, it } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { createTranslator } from './t';
import { translatorOf, type Words } from './translator';

const WORDS: Words = {
  members: {
    people_one: '{{count}} participant',
    people_other: '{{count}} participants',
    due: '{{amount, xof}} dus à {{rate, percent}} le {{day, day}} pour {{period, period}}',
    actions: { 'call.issued': 'Appel émis' },
  },
};
const t = translatorOf('fr', (area) => WORDS[area] as Words | undefined).dynamic;

describe('a translator', () => {
  it.each([
    [0, '0 participant'],
    [1, '1 participant'],
    [2, '2 participants'],
    [1_000_000, '1 000 000 participants'],
  ])('chooses the French plural of %s', (count, text) => {
    expect(t('members.people', { count }).replaceAll('\u00a0', ' ')).toBe(text);
  });

  it('formats what it is told to format', () => {
    const values = { amount: 15_000n, rate: 600, day: '2026-11-05', period: '2026-11' };
    expect(t('members.due', values).replaceAll('\u00a0', ' ')).toBe(
      '15 000 FCFA dus à 6 % le 05/11/2026 pour novembre 2026',
    );
  });

  it('finds a name that holds dots', () => {
    expect(t('members.actions.call.issued')).toBe('Appel émis');
  });

  it('gives the key back when no text has that name', () => {
    expect(t('members.nothing')).toBe('members.nothing');
    expect(createTranslator('fr').dynamic('constructor.name')).toBe('constructor.name');
  });

  it('speaks both languages', () => {
    expect(createTranslator('fr')('common.save')).toBe('Enregistrer');
    expect(createTranslator('en')('common.save')).toBe('Save');
  });
});

describe('the two languages', () => {
  it('ask for the same values in each text', () => {
    const english = new Map(texts(en));
    const differing = texts(fr).filter(
      ([key, text]) => places(text) !== places(english.get(key) ?? ''),
    );
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

function texts(words: Words, prefix = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[`${prefix}${key}`, value]] : texts(value, `${prefix}${key}.`),
  );
}

const places = (text: string) =>
  [...new Set([...text.matchAll(/\{\{\s*([\w-]+)/g)].map((match) => match[1] ?? ''))]
    .filter((name) => name !== 'count')
    .sort()
    .join(' ');
