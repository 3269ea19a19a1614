import type { AddLineInput } from './invoice-form';
import { MAX_LINES } from './invoice-limits';

type Values = Record<string, string>;

/** The form as it was typed, with room for one more line: what the button does without JavaScript. */
export function addLine(_ctx: unknown, input: AddLineInput) {
  const values: Values = {};
  flatten(values, '', input);
  values['lineCount'] = String(Math.min(input.lineCount + 1, MAX_LINES));
  return Promise.resolve({ ok: true as const, values });
}

/** The same answer as a form that is shown again, without anything wrong. */
export const formAgain = (values: Readonly<Values>, fieldErrors: Readonly<Values> = {}) =>
  Response.json({ ok: false, formError: null, fieldErrors, values });

function flatten(values: Values, name: string, value: unknown) {
  if (typeof value === 'string') values[name] = value;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, child] of Object.entries(value)) {
    flatten(values, name === '' ? key : `${name}.${key}`, child);
  }
}
