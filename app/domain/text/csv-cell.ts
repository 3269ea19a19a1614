const STARTS_FORMULA = /^[=+\-@\t\r]/;
const PLAIN_NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/**
 * Makes a cell that a spreadsheet would run as a formula plain text, by an apostrophe. A plain number
 * runs nothing and stays a number.
 */
export function neutraliseCell(text: string): string {
  return STARTS_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
}

/** The cell as it was, when one of our own exports comes back. */
export function withoutNeutraliser(text: string): string {
  return text.startsWith("'") && STARTS_FORMULA.test(text.slice(1)) ? text.slice(1) : text;
}
