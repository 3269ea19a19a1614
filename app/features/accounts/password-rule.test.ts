import { expect, test } from 'vitest';
import { findPasswordWeakness } from './password-rule';

const owner = { email: 'awa.ndiaye@teranga.example', fullName: 'Awa Ndiaye' };

test.each([
  ['court', 'password-too-short'],
  ['123456789', 'password-too-short'],
  ['éàüôçîéàüô', null],
  ['1234567890', 'password-too-common'],
  ['aaaaaaaaaaaa', 'password-too-common'],
  ['azertyuiop', 'password-too-common'],
  ['Motdepasse2026', 'password-too-common'],
  ['!!Sénégal2026', 'password-too-common'],
  ['abcabcabcabc', 'password-too-common'],
  ['awandiaye1960', 'password-like-owner'],
  ['NdiayeAwa2026', 'password-like-owner'],
  ['awa.ndiaye@teranga.example', 'password-like-owner'],
  ['le baobab chante', null],
  ['Demo-icamo-2026', null],
])('%s: %s', (password, weakness) => {
  expect(findPasswordWeakness(password, owner)).toBe(weakness);
});
