import { openSession } from '~/platform/session.server';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { openRuntime } from './bench-runtime';
import type { BenchOptions, Benchmark } from './benchmark';
import { forget, nationOf, type SeededNation } from './nations';
import { loadFrom, startProduct, type Server } from './processes';
import { atMost, pairOf, type BenchResult } from './result';
import { alternate } from './timing';

const FULL = { small: 1_500_000, large: 15_000_000, rounds: 5, seconds: 10, warmUp: 15 };
const QUICK = { small: 5_000, large: 50_000, rounds: 1, seconds: 2, warmUp: 3 };
const TARGET_MS = 80;
const STAFF = 'agent@icamo.example';

/** ICAMO's first page over two nations that differ by their invoice lines alone, ten to one. */
export const board: Benchmark = {
  id: 'board',
  async run(options) {
    const size = options.quick ? QUICK : FULL;
    const base = options.runtime.settings.DATABASE_URL;
    const small = await nationOf(size.small, base, options.note);
    const large = await nationOf(size.large, base, options.note);
    try {
      return await compare(options, size, { small, large });
    } finally {
      await forget(small);
      await forget(large);
    }
  },
};

type Nations = { readonly small: SeededNation; readonly large: SeededNation };

async function compare(
  { note }: BenchOptions,
  { rounds, seconds, warmUp }: typeof FULL,
  { small, large }: Nations,
): Promise<BenchResult[]> {
  const results: BenchResult[] = [];
  const [onSmall, onLarge] = [await open(small), await open(large)];
  try {
    for (const kind of ['document', 'data'] as const) {
      const p95 = (place: Opened, length: number) => loadBoard(place, kind, length);
      await p95(onSmall, warmUp);
      await p95(onLarge, warmUp);
      const pair = await alternate(
        rounds,
        () => p95(onLarge, seconds),
        () => p95(onSmall, seconds),
      );
      note(`  ${kind}: p95 ${pair.ours.toFixed(1)} ms at ${String(large.lines)} lines`);
      const name = `ICAMO's board, ${kind}, p95`;
      results.push(
        atMost(
          {
            id: `board-${kind}`,
            name: `${name}, ${String(large.lines)} invoice lines against ${String(small.lines)}${keptOf([small, large])}`,
            unit: 'ms',
            bar: 1.2,
          },
          pair,
        ),
        atMost(
          {
            id: `board-${kind}-p95`,
            name: `${name}, ${String(large.lines)} invoice lines, target ${String(TARGET_MS)} ms`,
            unit: 'ms',
            bar: 1,
          },
          pairOf(pair.ours, TARGET_MS),
        ),
      );
    }
    return results;
  } finally {
    await onSmall.product.stop();
    await onLarge.product.stop();
  }
}

const keptOf = (nations: readonly SeededNation[]) =>
  nations.some(({ isKept }) => isKept) ? ', seeded before' : '';

type Opened = { readonly product: Server; readonly cookie: string };

/** The application on this nation, with an agent of ICAMO signed in by both factors. */
async function open({ databaseUrl }: SeededNation): Promise<Opened> {
  const { runtime, close } = await openRuntime({}, databaseUrl);
  try {
    const cookie = await signIn(runtime);
    return { product: await startProduct(databaseUrl), cookie };
  } finally {
    await close();
  }
}

async function signIn(runtime: Runtime): Promise<string> {
  const system = systemSql(runtime);
  const user = await system.first<{ id: bigint }>`SELECT id FROM user WHERE email = ${STAFF}`;
  if (user === null) throw new Error(`${STAFF} is not in the seeded nation`);
  const of = { userId: user.id, address: '127.0.0.1', userAgent: 'bench' };
  const cookie = await openSession(of, runtime);
  await system.run`UPDATE session SET secondFactorAt = ${runtime.clock()} WHERE user_id = ${user.id}`;
  return cookie.split(';')[0] ?? '';
}

async function loadBoard(
  { product, cookie }: Opened,
  kind: 'document' | 'data',
  seconds: number,
): Promise<number> {
  const path = kind === 'data' ? '/icamo.data' : '/icamo';
  const { p95, failures } = await loadFrom({
    port: product.port,
    connections: 1,
    seconds,
    asked: { kind: 'page', path, cookie },
  });
  if (failures > 0) throw new Error(`${path}: ${String(failures)} answers not 200`);
  return p95;
}
