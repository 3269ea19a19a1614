import { expect, test } from 'vitest';
import { en } from './en';
import { fr } from './fr';
import { createTranslator } from './t';
import type { Words } from './translator';
import { typeset } from './typeset';

/** Shows a space that does not break as `_`, a narrow one as `-`, so that the texts can be read. */
const visible = (text: unknown) => String(text).replaceAll('\u00a0', '_').replaceAll('\u202f', '-');

test.each([
  ['Motif : retard', 'Motif_: retard'],
  ['La ligne « {{line}} » attend.', 'La ligne «_{{line}}_» attend.'],
  ['Payer ? Non ; merci !', 'Payer-? Non-; merci-!'],
  ['De 50 à 80 %', 'De 50 à 80_%'],
  ['Lien : https://icamo.example/?q=1 à 10:30', 'Lien_: https://icamo.example/?q=1 à 10:30'],
  ['Lien :\n\nhttps://icamo.example', 'Lien_:\n\nhttps://icamo.example'],
  ['{{amount, xof}} : {{count}} %', '{{amount, xof}}_: {{count}}_%'],
])('« %s » keeps each sign with its word', (text, set) => {
  expect(visible(typeset('fr', { some: { text } })['some'])).toBe(visible({ text: set }));
  expect(visible(typeset('fr', { text })['text'])).toBe(set);
});

test('a French text is typeset around what it is filled with, an English text as it is', () => {
  const values = { label: 'Nom ?', text: 'A : B' };
  expect(visible(createTranslator('fr')('common.labelled', values))).toBe('Nom ?_: A : B');
  expect(createTranslator('en')('common.labelled', values)).toBe('Nom ?: A : B');
});

test('no French text leaves a sign alone or without its space, and English has none of these spaces', () => {
  const french = texts(typeset('fr', fr));
  expect(french.filter((text) => / [:;?!»%]|« /.test(text))).toEqual([]);
  expect(french.filter((text) => /\S[;?!»]|«\S/.test(text))).toEqual([]);
  expect(texts(typeset('en', en)).filter((text) => / [:;?!]|[«»]/.test(text))).toEqual([]);
});

function texts(words: Words): string[] {
  return Object.values(words).flatMap((value) =>
    typeof value === 'string' ? [value] : texts(value),
  );
}
