import { parseArgs } from 'node:util';
import { PersonError } from './terminal.mjs';

/** The words after `--`; an unknown one is a sentence, not a stack. */
export function readOptions(options) {
  try {
    return parseArgs({ options, allowPositionals: false }).values;
  } catch (error) {
    const known = Object.keys(options).map((name) => `--${name}`);
    throw new PersonError(
      `${error.message}\nOptions possibles / possible options: ${known.join(' ')}`,
    );
  }
}
