import { expect, test, vi } from 'vitest';
import { fileOf, MODULES, openWords } from './browser-words';
import { en } from './en';
import { fr } from './fr';
import { translatorOf } from './translator';

test('the browser finds the words of every area, which the server has in one piece', async () => {
  for (const [language, dictionary] of [
    ['fr', fr],
    ['en', en],
  ] as const) {
    for (const [area, words] of Object.entries(dictionary)) {
      const module = await MODULES[language][fileOf(language, area)]?.();
      expect([language, area, module?.[area]]).toEqual([language, area, words]);
    }
  }
});

test('a text whose area has not come is empty, and is said again once it has', async () => {
  vi.stubGlobal('addEventListener', () => undefined);
  const words = await openWords('fr', ['auth']);
  const t = translatorOf('fr', words.find);
  expect(t('auth.signIn')).toBe(fr.auth.signIn);
  const come = new Promise<void>((resolve) => {
    words.whenAwaitedCome(resolve);
  });
  expect(t('care.title')).toBe('');
  await come;
  expect(t('care.title')).toBe(fr.care.title);
});
