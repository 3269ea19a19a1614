import { openSession } from '~/platform/session.server';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { recordStatements, type barePage } from './bare-page';
import type { BenchOptions, Benchmark } from './benchmark';
import type { LoadResult } from './http-load';
import { loadFrom, startBare, startProduct, type Server } from './processes';
import { atLeast, atMost, pairOf, type BenchResult } from './result';
import { makeTenant, type Tenant } from './tenants';
import { alternate, median } from './timing';

const FULL = { rounds: 3, seconds: 4, warmUp: 15, memorySeconds: 60, participants: 20_000 };
const QUICK = { rounds: 1, seconds: 2, warmUp: 5, memorySeconds: 5, participants: 2_000 };
const EMPLOYERS = 100;
const PAGE_SIZE = 50;
const CONNECTIONS = [1, 10];
const MEMORY_LIMIT_MB = 512;

/** The largest IPM's members, 50 a page, as a signed-in manager sees them. */
export const members: Benchmark = {
  id: 'members',
  async run(options) {
    const { runtime, quick, note } = options;
    const size = quick ? QUICK : FULL;
    const tenant = await makeTenant(runtime, 'grande', {
      affiliations: EMPLOYERS,
      participantsEach: size.participants / EMPLOYERS,
      dependantsEach: 3,
    });
    const cookie = await signIn(runtime, tenant);
    const product = await startProduct();
    try {
      const shared = { ...options, ...size, product, cookie, pages: size.participants / PAGE_SIZE };
      note(`  ${String(size.participants)} participants, three dependants each`);
      return [
        ...(await againstBare(shared, { kind: 'document', bar: 0.17 })),
        ...(await againstBare(shared, { kind: 'data', bar: 0.25 })),
        await lastPage(shared),
        ...(await memory(shared)),
      ];
    } finally {
      await product.stop();
    }
  },
};

type Shared = BenchOptions &
  typeof FULL & { readonly product: Server; readonly cookie: string; readonly pages: number };

/** The document of a first visit, and the data of a page asked for inside the application. */
const addressOf = (kind: 'document' | 'data', page: number) =>
  `/ipm/grande/members${kind === 'data' ? '.data' : ''}?page=${String(page)}`;

async function againstBare(
  shared: Shared,
  { kind, bar }: { readonly kind: 'document' | 'data'; readonly bar: number },
): Promise<BenchResult[]> {
  const { product, cookie, rounds, seconds, warmUp, runtime } = shared;
  const path = addressOf(kind, 2);
  await loadPage(product, { path, cookie, connections: 10, seconds: warmUp });
  const plan = await recordPage(runtime.pool, product, path, cookie);
  const bare = await startBare('bare-page', plan);
  try {
    const results: BenchResult[] = [];
    for (const connections of CONNECTIONS) {
      const tails = { ours: [] as number[], limit: [] as number[] };
      const measure = async (server: Server, side: keyof typeof tails) => {
        const { perSecond, p99 } = await loadPage(server, { path, cookie, connections, seconds });
        tails[side].push(p99);
        return perSecond;
      };
      const pair = await alternate(
        rounds,
        () => measure(product, 'ours'),
        () => measure(bare, 'limit'),
      );
      const at = `${String(connections)} connection${connections > 1 ? 's' : ''}`;
      const id = `members-${kind}`;
      results.push(
        atLeast(
          {
            id: `${id}-${String(connections)}`,
            name: `Members list, ${kind}, ${at}`,
            unit: 'pages/s',
            bar,
          },
          pair,
        ),
        atMost(
          {
            id: `${id}-${String(connections)}-p99`,
            name: `Members list, ${kind}, ${at}, p99`,
            unit: 'ms',
            bar: 7,
          },
          pairOf(median(tails.ours), median(tails.limit)),
        ),
      );
    }
    return results;
  } finally {
    await bare.stop();
  }
}

async function lastPage(shared: Shared): Promise<BenchResult> {
  const { product, cookie, rounds, seconds, pages } = shared;
  const latency = async (page: number) => {
    const path = addressOf('data', page);
    return (await loadPage(product, { path, cookie, connections: 1, seconds })).p50;
  };
  const pair = await alternate(
    rounds,
    () => latency(pages),
    () => latency(1),
  );
  const name = 'Members list, last page against the first';
  return atMost({ id: 'members-last-page', name, unit: 'ms', bar: 1.2 }, pair);
}

/** Resident memory of the web server, seen every half second of a long load. */
async function memory(shared: Shared): Promise<BenchResult[]> {
  const { product, cookie, memorySeconds } = shared;
  const seen: number[] = [];
  const watching = setInterval(() => seen.push(product.residentMb()), 500);
  await loadPage(product, {
    path: addressOf('document', 2),
    cookie,
    connections: 10,
    seconds: memorySeconds,
  });
  clearInterval(watching);
  const third = Math.max(1, Math.floor(seen.length / 3));
  const [early, late] = [median(seen.slice(0, third)), median(seen.slice(-third))];
  const what = { name: 'Members list, memory of the web server over a minute', unit: 'MB' };
  return [
    atMost({ ...what, id: 'members-memory', bar: 1 }, pairOf(Math.max(...seen), MEMORY_LIMIT_MB)),
    atMost(
      {
        ...what,
        id: 'members-memory-flat',
        name: `${what.name}, last third against first`,
        bar: 1.1,
      },
      pairOf(late, early),
    ),
  ];
}

async function loadPage(
  { port }: Server,
  asked: {
    readonly path: string;
    readonly cookie: string;
    readonly connections: number;
    readonly seconds: number;
  },
): Promise<LoadResult> {
  const { path, cookie, connections, seconds } = asked;
  const result = await loadFrom({
    port,
    connections,
    seconds,
    asked: { kind: 'page', path, cookie },
  });
  if (result.failures > 0) throw new Error(`${path}: ${String(result.failures)} answers not 200`);
  return result;
}

/** One request of the product, with everything that it asked the database. */
async function recordPage(
  pool: Runtime['pool'],
  { port }: Server,
  path: string,
  cookie: string,
): Promise<Parameters<typeof barePage>[1]> {
  let body = '';
  let contentType = '';
  const statements = await recordStatements(pool, async () => {
    const answer = await fetch(`http://127.0.0.1:${String(port)}${path}`, {
      headers: { Cookie: cookie, 'Accept-Encoding': 'identity' },
    });
    contentType = answer.headers.get('Content-Type') ?? '';
    body = await answer.text();
    if (answer.status !== 200) throw new Error(`${path} answered ${String(answer.status)}`);
  });
  const isSession = (statement: string) => /\bsession\b/.test(statement);
  const session = statements.filter(isSession);
  return {
    statements: [...session, ...statements.filter((one) => !isSession(one))],
    body,
    contentType,
  };
}

async function signIn(runtime: Runtime, { ipm }: Tenant): Promise<string> {
  const system = systemSql(runtime);
  const userId = runtime.newId();
  const createdAt = runtime.clock();
  await system.insert('user', {
    id: userId,
    email: 'gerant@grande.example',
    fullName: 'Awa Mesure',
    createdAt,
  });
  await system.insert('Membership', {
    id: runtime.newId(),
    userId,
    role: 'ipm-manager',
    ipmId: ipm.id,
    organisationId: 0n,
    createdAt,
  });
  const cookie = await openSession({ userId, address: '127.0.0.1', userAgent: 'bench' }, runtime);
  return cookie.split(';')[0] ?? '';
}
