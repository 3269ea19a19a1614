import { expect, test } from 'vitest';
import { fileOf, MODULES } from './browser-words';
import { en } from './en';
import { fr } from './fr';

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
