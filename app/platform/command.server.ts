import { data, type ActionFunctionArgs } from '@remix-run/node';
import type { z } from 'zod';
import { Refused } from '~/domain/outcome';
import type { Translate } from '~/i18n/t';
import type { Opened } from './access.server';
import type { CommandResult, Refusal } from './context';
import { KeyReusedError, type RequestKey } from './database/transaction.server';
import { logFault } from './fault.server';
import { formToObject, typedValues } from './form-data';
import { digestForm, goTo, translatorOf, type Toast } from './http.server';

/** What a form gets back when its command was not done; the sentences are already translated. */
export type ActionData = {
  readonly ok: false;
  readonly formError: string | null;
  readonly fieldErrors: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, string>>;
};

/** Where to go once done, and what to say there; or a response of its own. */
export type Done = Response | { readonly to: string; readonly toast?: Toast['key'] | Toast };

const KEY_PATTERN = /^[A-Za-z0-9-]{8,64}$/;
/** A form is read whole into memory; a file goes through `upload.server.ts`, which streams it. */
const FORM_LIMIT_BYTES = 1024 * 1024;
const TOO_LARGE = 413;

type Translator = Translate;

/**
 * Parses the form, runs the command, and answers one of four ways: invalid input 400, refused by a
 * rule 422, a key that came before with another body 409, done.
 */
export async function runCommand<
  Context,
  Schema extends z.ZodType,
  Result extends object,
>(options: {
  readonly args: ActionFunctionArgs;
  readonly open: (args: ActionFunctionArgs, requestKey?: RequestKey) => Promise<Opened<Context>>;
  readonly schema: Schema;
  readonly command: (ctx: Context, input: z.output<Schema>) => Promise<CommandResult<Result>>;
  readonly done: (ctx: Context, result: Result, input: z.output<Schema>) => Done;
}): Promise<ActionData | Response> {
  const { args, open, schema, command, done } = options;
  const t = translatorOf(args.request);
  const form = await readForm(args.request);
  const opened = await open(args, requestKeyOf(form, args.request));
  return logFault(args, opened.tenant, async () => {
    const values = typedValues(form);
    const parsed = schema.safeParse(formToObject(form));
    if (!parsed.success) {
      return answer(400, {
        ok: false,
        formError: null,
        fieldErrors: sentences(parsed.error, t),
        values,
      });
    }
    const result = await attempt(() => command(opened.ctx, parsed.data));
    if (result === 'key-reused') {
      const formError = translate(t, 'errors.key-reused');
      return answer(409, { ok: false, formError, fieldErrors: {}, values });
    }
    if (!result.ok) {
      const formError = translate(t, `reasons.${result.reason}`, result.values);
      return answer(result.status ?? 422, { ok: false, formError, fieldErrors: {}, values });
    }
    return follow(done(opened.ctx, result, parsed.data));
  });
}

async function attempt<Result extends object>(command: () => Promise<CommandResult<Result>>) {
  try {
    return await command();
  } catch (error) {
    if (error instanceof KeyReusedError) return 'key-reused' as const;
    if (error instanceof Refused)
      return { ok: false as const, reason: error.reason, values: error.values };
    throw error;
  }
}

/** Its bytes are let go by one by one: left unread, they would hold up what comes next on the connection. */
export async function refuseLargeForm({ headers, body }: Request): Promise<void> {
  if (Number(headers.get('Content-Length') ?? 0) <= FORM_LIMIT_BYTES) return;
  const reader = body?.getReader();
  while (reader && !(await reader.read()).done);
  throw new Response(null, { status: TOO_LARGE });
}

export async function readForm(request: Request): Promise<FormData> {
  await refuseLargeForm(request);
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: request.headers.has('Content-Length') ? 400 : TOO_LARGE });
  }
}

function requestKeyOf(form: FormData, request: Request): RequestKey | undefined {
  const key = form.get('_key');
  if (typeof key !== 'string' || !KEY_PATTERN.test(key)) return undefined;
  return { key, digest: digestForm(request, form) };
}

function follow(outcome: Done): Response {
  if (outcome instanceof Response) return outcome;
  const toast = typeof outcome.toast === 'string' ? { key: outcome.toast } : outcome.toast;
  return goTo(outcome.to, toast);
}

function sentences(error: z.ZodError, t: Translator): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    const name = issue.path.join('.');
    const key =
      issue.code === 'invalid_type' && issue.input === undefined ? 'required' : issue.message;
    found[name] ??= translate(t, `errors.${key}`);
  }
  return found;
}

const translate = (t: Translator, key: string, values: Refusal['values'] = {}) =>
  (t as (key: string, values: Record<string, string | number>) => string)(key, { ...values });

/** Remix reads the status from the wrapper; the component sees only the data. */
function answer(status: number, body: ActionData): ActionData {
  return data(body, { status }) as unknown as ActionData;
}
