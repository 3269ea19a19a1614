import { setTimeout as pause } from 'node:timers/promises';
import { alertOf, formsOf } from './html-forms.mjs';

const ANSWER_WITHIN_MS = 30_000;
const PATIENCE_MS = 90_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;
/** One form in so many is cut off from its answer, as a telephone in a tunnel is. */
const CUT_ONE_IN = 15;
const CUT_AFTER_AT_MOST_MS = 250;

/** The application answered, and said no. */
export class RefusedError extends Error {}
/** Nothing answered for longer than a person would wait: what was asked may or may not be done. */
export class UnansweredError extends Error {}

/**
 * One user's browser, without JavaScript. What gets no answer, or the answer of a broken server, is
 * asked again; a form is sent again as it was, its key included, as a browser that reloads would.
 */
export function createBrowser({ url, password, counts, random }) {
  const jar = new Map();
  return {
    cookie: (name) => jar.get(name),
    async signIn(email) {
      jar.clear();
      const page = await ask('GET', '/auth/login');
      const [form] = formsOf(page.text);
      const answer = await send('/auth/login', form, { email, password });
      return answer;
    },
    async open(path) {
      const answer = await ask('GET', path);
      if (answer.status === 200) return pageOf(path, answer.text);
      throw new RefusedError(`GET ${path} → ${answer.status} ${answer.location ?? ''}`);
    },
    /** Sends the form of the page that `has` these fields, with `values` typed in. */
    submit(page, has, values, file) {
      const form = page.form(has);
      if (form === undefined) throw new RefusedError(`${page.path}: no such form`);
      return send(page.path, form, values, file);
    },
  };

  async function send(path, form, values, file) {
    const fields = new Map([...form.fields, ...Object.entries(values)]);
    const body = () =>
      file === undefined ? new URLSearchParams([...fields]) : withFile(fields, file);
    const target = form.action ?? path;
    const answer = await ask('POST', target, body);
    if (answer.status >= 300 && answer.status < 400) return answer;
    const why = alertOf(answer.text);
    const again = answer.attempts > 1 ? ` (asked ${answer.attempts} times)` : '';
    throw new RefusedError(`POST ${target} → ${answer.status}${again} ${why}`);
  }

  async function ask(method, path, body) {
    const end = performance.now() + PATIENCE_MS;
    for (let attempts = 1; ; attempts += 1) {
      const isCut = method === 'POST' && attempts === 1 && random.int(1, CUT_ONE_IN) === 1;
      const withinMs = isCut ? random.int(5, CUT_AFTER_AT_MOST_MS) : ANSWER_WITHIN_MS;
      const answer = await once({ method, path, body: body?.(), withinMs }).catch((error) => ({
        error,
      }));
      if (answer.error === undefined && answer.status < 500) return { ...answer, attempts };
      counts[isCut ? 'cut' : 'unanswered'] += 1;
      if (performance.now() > end) throw new UnansweredError(`${method} ${path}`);
      await pause(Math.min(FIRST_PAUSE_MS * 2 ** (attempts - 1), LONGEST_PAUSE_MS));
    }
  }

  async function once({ method, path, body, withinMs }) {
    const response = await fetch(new URL(path, url), {
      method,
      redirect: 'manual',
      headers: {
        Cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
        Origin: url,
        Accept: 'text/html',
      },
      ...(body === undefined ? {} : { body }),
      signal: AbortSignal.timeout(withinMs),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name !== undefined) jar.set(name, value);
    }
    const text = await response.text();
    return { status: response.status, text, location: response.headers.get('Location') };
  }
}

/** What was shown; `form` is the one that `has` these fields, if the page offers it. */
function pageOf(path, text) {
  const forms = formsOf(text);
  return { path, text, form: (has) => forms.find(({ fields }) => has(fields)) };
}

function withFile(fields, { name, content }) {
  const form = new FormData();
  for (const [key, value] of fields) if (key !== 'file') form.append(key, value);
  form.append('file', new Blob([content], { type: 'text/csv' }), name);
  return form;
}
