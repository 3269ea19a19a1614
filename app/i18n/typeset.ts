import type { Language } from './language';
import type { Words } from './translator';

/** The words as a page sets them: in French no line begins with a `:` or a `?`. */
export function typeset(language: Language, words: Words): Words {
  if (language !== 'fr') return words;
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [
      name,
      typeof value === 'string' ? typesetFrench(value) : typeset(language, value),
    ]),
  );
}

/** Only spaces that are there change: `10:30` and `https://` keep their signs together. */
const typesetFrench = (text: string) =>
  text
    .replace(/ (?=[:»%])/g, '\u00a0')
    .replaceAll('« ', '«\u00a0')
    .replace(/ (?=[;?!])/g, '\u202f');
