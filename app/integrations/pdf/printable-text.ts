/** Signs that the PDF fonts lack, and what stands for them. */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  '\u202f': '\u00a0',
  '\u2009': '\u00a0',
  '\u2007': '\u00a0',
  '\u2212': '\u2013',
  '\u2010': '-',
  '\u2011': '-',
  '\u014b': 'n',
  '\u014a': 'N',
  '\u0253': 'b',
  '\u0257': 'd',
  '\u01b4': 'y',
  '\u0181': 'B',
  '\u018a': 'D',
  '\u01b3': 'Y',
  '\t': ' ',
};

/** Windows-1252 beyond Latin-1. */
const WIN_ANSI_EXTRA = new Set('€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ');

/**
 * The text in the letters of Windows-1252, which the standard PDF fonts have: all of French. Other
 * letters lose their accent, and what has no near letter becomes `?`.
 */
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
  return (code >= 0xa0 && code <= 0xff) || WIN_ANSI_EXTRA.has(character);
}
