import { z } from 'zod';
import { parseXof } from '~/domain/money';
import type { Day, Period } from '~/domain/period';
import { safePath } from './safe-path';
import { readDay, readPeriod } from './typed-day';

/**
 * Fields of forms: text as people type it → domain types. The message of each issue is the name of
 * a sentence below `errors` in i18n. A field left empty does not reach these schemas at all.
 */

const MAX_ID = 2n ** 63n - 1n;
const MAX_TYPED = 60;
const MAX_EMAIL = 190;

/** Whole francs as people write them: `1 250 000`, `250000 FCFA`. */
export const xofField = () =>
  typed().transform((text, context): bigint => {
    const parsed = parseXof(text);
    if (parsed.ok) return parsed.value;
    const general = parsed.reason === 'amount-not-understood' || parsed.reason === 'amount-missing';
    return refuse(context, general ? 'not-an-amount' : parsed.reason);
  });

/** `jj/mm/aaaa` as typed, its strokes left out on a keypad of digits, or ISO. */
export const dayField = () =>
  typed().transform((text, context): Day => {
    const parsed = readDay(text);
    if (parsed?.ok) return parsed.value;
    const specific =
      parsed?.reason === 'day-two-digit-year' || parsed?.reason === 'day-not-in-calendar';
    return refuse(context, specific ? parsed.reason : 'not-a-day');
  });

/** `11/2026` as typed, its stroke left out or not, or ISO. */
export const periodField = () =>
  typed().transform((text, context): Period => readPeriod(text) ?? refuse(context, 'not-a-period'));

/** An id of a record: decimal digits → bigint. */
export const idField = () =>
  typed().transform((text, context): bigint => {
    const id = /^[1-9]\d{0,18}$/.test(text) ? BigInt(text) : 0n;
    return id > 0n && id <= MAX_ID ? id : refuse(context, 'not-an-id');
  });

/** Text without the spaces around it. */
export const textField = (max: number) =>
  z.string('required').trim().min(1, 'required').max(max, 'too-long');

/** A percentage with at most two decimals → basis points: `6,5` or `6.5 %` gives 650. */
export const basisPointsField = (maxBasisPoints = 10_000) =>
  typed().transform((text, context): number => {
    const match = /^(\d{1,5})(?:[.,](\d{1,2}))?\s?%?$/.exec(text);
    if (match === null) return refuse(context, 'not-a-percentage');
    const basisPoints = Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'));
    return basisPoints <= maxBasisPoints ? basisPoints : refuse(context, 'percentage-too-high');
  });

/** A whole number within limits, both included. */
export const countField = (min = 0, max = 1_000_000) =>
  typed().transform((text, context): number => {
    const digits = text.replace(/[\s\u00a0\u202f]/g, '');
    if (!/^-?\d{1,10}$/.test(digits)) return refuse(context, 'not-a-count');
    const count = Number(digits);
    if (count < min) return refuse(context, 'count-too-low');
    return count <= max ? count : refuse(context, 'count-too-high');
  });

/** An address of e-mail in lower case. */
export const emailField = () =>
  z
    .string('required')
    .trim()
    .toLowerCase()
    .min(1, 'required')
    .max(MAX_EMAIL, 'too-long')
    .regex(/^[a-z0-9.!#$%&'*+/=?^_{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}$/, 'not-an-email');

/** Where to go afterwards: a path of this site, or `/`. */
export const pathField = () =>
  z
    .string()
    .optional()
    .transform((path) => safePath(path ?? null));

export const choiceField = <const Choices extends readonly [string, ...string[]]>(
  choices: Choices,
) =>
  z
    .string('required')
    .refine((text): text is Choices[number] => choices.includes(text), 'not-a-choice');

/** A checkbox: present or not. */
export const flagField = () =>
  z
    .string()
    .optional()
    .transform((text) => text !== undefined);

/** Boxes of one name: those that are ticked, at most `max`. */
export const idsField = (max: number) =>
  z
    .union([idField().transform((id) => [id]), z.array(idField()).max(max)])
    .optional()
    .transform((ids) => ids ?? []);

/** Left empty, the field gives `null`. */
export const optional = <Field extends z.ZodType>(field: Field) =>
  field.optional().transform((value) => value ?? null);

const typed = () => z.string('required').trim().min(1, 'required').max(MAX_TYPED, 'too-long');

function refuse(context: z.core.$RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}
