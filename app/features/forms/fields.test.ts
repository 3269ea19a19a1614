import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  basisPointsField,
  choiceField,
  countField,
  dayField,
  emailField,
  flagField,
  idField,
  optional,
  periodField,
  textField,
  xofField,
} from './fields';

/** The value, or the messages. */
function read(field: z.ZodType, typed: unknown): unknown {
  const parsed = field.safeParse(typed);
  return parsed.success ? parsed.data : parsed.error.issues.map((issue) => issue.message).join();
}

test.each([
  [xofField(), '1 250 000', 1_250_000n],
  [xofField(), '3.576.656 FCFA', 3_576_656n],
  [xofField(), 'beaucoup', 'not-an-amount'],
  [xofField(), '-5', 'amount-negative'],
  [xofField(), '12,5', 'amount-has-decimals'],
  [xofField(), undefined, 'required'],
  [dayField(), '2026-11-05', '2026-11-05'],
  [dayField(), '5/11/2026', '2026-11-05'],
  [dayField(), '05112026', '2026-11-05'],
  [dayField(), '31/02/2026', 'day-not-in-calendar'],
  [dayField(), '05/11/26', 'day-two-digit-year'],
  [dayField(), '45000', 'not-a-day'],
  [dayField(), 'demain', 'not-a-day'],
  [periodField(), '2026-11', '2026-11'],
  [periodField(), '1/2026', '2026-01'],
  [periodField(), '112026', '2026-11'],
  [periodField(), '2026-13', 'not-a-period'],
  [idField(), '9223372036854775807', 9_223_372_036_854_775_807n],
  [idField(), '9223372036854775808', 'not-an-id'],
  [idField(), '0', 'not-an-id'],
  [idField(), '12a', 'not-an-id'],
  [textField(5), '  abc ', 'abc'],
  [textField(5), 'abcdef', 'too-long'],
  [textField(5), '   ', 'required'],
  [basisPointsField(), '6,5', 650],
  [basisPointsField(), '6.25 %', 625],
  [basisPointsField(), '100', 10_000],
  [basisPointsField(), '101', 'percentage-too-high'],
  [basisPointsField(), '6,555', 'not-a-percentage'],
  [countField(1, 31), '15', 15],
  [countField(1, 31), '0', 'count-too-low'],
  [countField(1, 31), '32', 'count-too-high'],
  [countField(), '1 000', 1_000],
  [countField(), '1,5', 'not-a-count'],
  [emailField(), ' Gerant@Teranga.Example ', 'gerant@teranga.example'],
  [emailField(), 'gerant@', 'not-an-email'],
  [choiceField(['a', 'b']), 'b', 'b'],
  [choiceField(['a', 'b']), 'c', 'not-a-choice'],
  [optional(xofField()), undefined, null],
  [optional(xofField()), '12', 12n],
  [flagField(), 'on', true],
  [flagField(), undefined, false],
])('field %#: %s gives %s', (field, typed, expected) => {
  expect(read(field, typed)).toEqual(expected);
});

test('an optional field and a checkbox may be absent from the form', () => {
  const form = z.object({ amountXof: optional(xofField()), confirmed: flagField() });
  expect(form.parse({})).toEqual({ amountXof: null, confirmed: false });
  expect(form.parse({ amountXof: '12', confirmed: 'on' })).toEqual({
    amountXof: 12n,
    confirmed: true,
  });
});
