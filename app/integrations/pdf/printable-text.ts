/** Signs that the PDF fonts lack, and what stands for them. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '\u2007': '\u00a0',
  '\u2012': '–',
  '\u2015': '—',
  '\u2116': 'N°',
  '\u2192': '>',
  '\t': ' ',
};

/** Beyond Latin-1 and Latin Extended-A: letters of Pulaar, Wolof and neighbours, and punctuation. */
const OTHER_SIGNS = new Set('ƁƊƏƒƳƴȘșȚțɓɗəˆ˜\u2009\u2010\u2011–—‘’‚“”„†•…\u202f‹›€™−');

/** Text in the signs that the PDF fonts have: others lose their accent, or become `?`. */
export function toPrintableText(text: string): string {
  let printable = '';
  for (const character of text.normalize('NFC')) printable += toPrintableCharacter(character);
  return printable;
}

function toPrintableCharacter(character: string): string {
  const replacement = REPLACEMENTS[character];
  if (replacement !== undefined) return replacement;
  if (isPrintable(character)) return character;
  const base = character.normalize('NFD').replace(/\p{Mark}/gu, '');
  return base !== '' && Array.from(base).every(isPrintable) ? base : '?';
}

function isPrintable(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0x0a || (code >= 0x20 && code <= 0x7e)) return true;
  if (code >= 0xa0 && code <= 0x17f) return code !== 0xad && code !== 0x149;
  return OTHER_SIGNS.has(character);
}
