import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROLES, rolesOf } from '~/domain/permissions';
import { ensureNation } from '#tests/support/nation';
import { newIpm, newMembership, newUser, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';
import { callRoute, signIn } from '#tests/support/sign-in';

type Loader = ((args: never) => unknown) & { readonly area?: string };
type Page = { readonly name: string; readonly loader: Loader };

const MODULES = import.meta.glob<{ readonly loader?: Loader }>('../../app/routes/**/*.{ts,tsx}');

/** What people mistype and what programs try, in every place of an address at once. */
const STRANGE = [
  '-1',
  '9223372036854775807',
  '99999999999999999999999999',
  '0001-01-01',
  '9999-12-31',
  '9999-12',
  "\u0000%_\\' OR 1=1 -- ",
  '\ud800💩__proto__',
];

/** Where a page looks no further without a sensible value, it gets one beside the strange ones. */
const SENSIBLE: Readonly<Record<string, string>> = { code: '571', day: '2026-05-05' };

const asked = new Set<string>();
const originalGet = Object.getOwnPropertyDescriptor(URLSearchParams.prototype, 'get');

let ipm: TestIpm;
let pages: readonly Page[];
let tenantCookie: string;
let nationCookie: string;

beforeAll(async () => {
  testRuntime();
  ipm = await newIpm({ ledger: true, rule: true });
  await ensureNation();
  for (const role of ROLES.filter((one) => rolesOf('ipm').includes(one))) {
    if (role !== 'ipm-manager') await newMembership(ipm.user, role, ipm.ipm.id);
  }
  await newMembership(ipm.user, 'employer', ipm.ipm.id, 1n);
  await newMembership(ipm.user, 'provider', ipm.ipm.id, 1n);
  tenantCookie = await signIn(ipm.user);
  const director = await newUser();
  await newMembership(director, 'icamo-director', 0n);
  nationCookie = await signIn(director, { secondFactor: true });
  const loaded = await Promise.all(
    Object.entries(MODULES).map(async ([path, load]) => ({ path, module: await load() })),
  );
  pages = loaded.flatMap(({ path, module }) =>
    module.loader?.area === undefined ? [] : [{ name: nameOf(path), loader: module.loader }],
  );
  noteWhatIsAsked();
});

afterAll(() => {
  if (originalGet) Object.defineProperty(URLSearchParams.prototype, 'get', originalGet);
});

test('no page breaks on a strange address: it shows, leads on, or is not there', async () => {
  expect(pages.length).toBeGreaterThan(80);
  const broken: string[] = [];
  for (const page of pages) {
    asked.clear();
    await answerOf(page, {}, () => '1');
    const names = [...asked];
    const faults = await Promise.all(
      STRANGE.map(async (text) => {
        const query = Object.fromEntries(names.map((name) => [name, text]));
        const elsewhere = isOfOneRecord(page) ? await answerOf(page, query, () => text) : null;
        const fault = elsewhere ?? (await answerOf(page, query, (name) => SENSIBLE[name] ?? '1'));
        return fault === null
          ? []
          : [`${page.name} ${JSON.stringify(text.slice(0, 30))}: ${fault}`];
      }),
    );
    broken.push(...faults.flat());
  }
  expect(broken).toEqual([]);
}, 60_000);

const isOfOneRecord = ({ name }: Page) => /\$(?!ipm\b)\w/.test(name);

describe('a form, alone on its page or one of several', () => {
  const pagesWithForms = [
    ['alone', () => import('../../app/routes/auth.login')],
    ['of several', () => import('../../app/routes/auth.security')],
  ] as const;

  test.each(pagesWithForms)(
    '%s, longer than forms are, is refused and let go by',
    async (_, load) => {
      const sent = formOf('multipart/form-data; boundary=x', 'x'.repeat(1_048_577));
      expect(await statusOf((await load()).action, sent)).toBe(413);
      expect(sent.bodyUsed).toBe(true);
    },
  );

  test.each(pagesWithForms)('%s, that is none, is refused', async (_, load) => {
    const { action } = await load();
    expect(await statusOf(action, formOf('application/json', '{}'))).toBe(400);
    expect(await statusOf(action, formOf('multipart/form-data; boundary=x', 'torn'))).toBe(400);
  });
});

const formOf = (type: string, body: string) =>
  new Request('http://localhost:3000/page', {
    method: 'POST',
    headers: { 'Content-Type': type, 'Content-Length': String(body.length) },
    body,
  });

async function statusOf(action: (args: never) => unknown, request: Request): Promise<number> {
  const context = { cspNonce: '', requestId: 'test', clientAddress: '127.0.0.1' };
  try {
    await action({ request, context, params: {} } as never);
    return 200;
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status;
    throw thrown;
  }
}

/** Null, or what broke. A file is read to its end: its rows may break after its first byte. */
async function answerOf(
  { name, loader }: Page,
  query: Readonly<Record<string, string>>,
  place: (parameter: string) => string,
): Promise<string | null> {
  const params = Object.fromEntries(
    [...name.matchAll(/\$(\w+)/g)].map(([, parameter = '']) => [
      parameter,
      parameter === 'ipm' ? ipm.ipm.slug : place(parameter),
    ]),
  );
  const path = `/page?${new URLSearchParams(query).toString()}`;
  const cookie = loader.area === 'icamo' ? nationCookie : tenantCookie;
  try {
    const answer = await callRoute(loader, { path, params, cookie });
    if (!(answer instanceof Response)) return null;
    if (answer.headers.get('Content-Type')?.startsWith('text/event-stream'))
      await answer.body?.cancel();
    else await answer.arrayBuffer();
    return answer.status < 500 ? null : String(answer.status);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The names that a page reads from its address, learned from the page itself. */
function noteWhatIsAsked() {
  const read = originalGet?.value as URLSearchParams['get'];
  URLSearchParams.prototype.get = function (this: URLSearchParams, name: string) {
    asked.add(name);
    return read.call(this, name);
  };
}

const nameOf = (path: string) => path.replace(/^.*\/routes\//, '').replace(/\.tsx?$/, '');
