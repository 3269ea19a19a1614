/**
 * The text with ordinary spaces only, for what a page does not show: cells of a spreadsheet are
 * searched and compared, and one other space makes a text message cost as much as two.
 */
export function plainSpaces(text: string): string {
  return text.replace(/[\u00a0\u202f]/g, ' ');
}
