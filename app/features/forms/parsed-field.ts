import { z } from 'zod';

const MAX_TYPED = 200;

type Parsed<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: string };

/** A field read by a parser of the domain; its reason is the name of the sentence below `errors`. */
export const parsedField = <Value>(parse: (text: string) => Parsed<Value>) =>
  z
    .string('required')
    .trim()
    .min(1, 'required')
    .max(MAX_TYPED, 'too-long')
    .transform((text, context): Value => {
      const parsed = parse(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: 'custom', message: parsed.reason });
      return z.NEVER;
    });
