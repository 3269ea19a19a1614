import { addMonths, firstDay, periodOf, type Day } from '~/domain/period';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { NATIONAL_ACCOUNTS, seedAccounts } from '../accounts';
import { seedNation as seedCoordination } from '../nation-wide';
import { createRandom } from '../random';
import { sideBySide } from '../side-by-side';
import { morningOf, simulateRuntime } from '../simulated-runtime';
import { createBooks } from './books';
import { ICAMO_BOOKS, writeNationalBooks } from './national-books';
import { NATION, planNationalIpms } from './national-plan';
import { seedProviderPool } from './provider-pool';
import { seedNationalIpm, type NationalTimes } from './seed-national-ipm';
import { createTableLoader, readParents, type LoadTally } from './table-loader';

export const LANES = 3;
const [CLAIMS_PROCESS, ACCOUNTS_PROCESS, PROVIDERS_PROCESS] = [101, 102, 103];

export type NationOptions = {
  readonly seed: string;
  readonly today: Day;
  readonly lines: number;
  /** Fewer IPM than the nation has, for a trial. */
  readonly ipms?: number | undefined;
  readonly months?: number | undefined;
  readonly onIpm?: (done: number, of: number, tally: Readonly<LoadTally>) => void;
};

/** A whole nation in bulk (docs/decisions/0013), into a database that is still empty. */
export async function seedNation(base: Runtime, options: NationOptions) {
  const { seed, today, onIpm } = options;
  await refuseFilled(base);
  const random = createRandom(seed);
  const { months = NATION.months } = options;
  const periods = Array.from({ length: months }, (_, index) =>
    addMonths(periodOf(today), index - months),
  );
  const startsOn = firstDay(periods[0] ?? periodOf(today));
  const times: NationalTimes = { periods, startsOn, today };
  const icamo = await seedCoordination(base, startsOn);
  const providers = simulateRuntime(base, PROVIDERS_PROCESS, morningOf(startsOn)).runtime;
  const pool = await seedProviderPool(providers, random.fork('providers'));
  const plans = planNationalIpms(options);
  const tally: LoadTally = { rows: 0, bytes: 0 };
  const lanes = await openLanes(base, tally);
  try {
    let done = 0;
    const seeded = await sideBySide(plans, LANES, async (ipm, lane) => {
      const loader = lanes.loaderOf(lane);
      const fork = random.fork(ipm.planned.slug);
      const result = await seedNationalIpm(base, fork, { ...times, ipm, pool, loader });
      done += 1;
      onIpm?.(done, plans.length, tally);
      return result;
    });
    const claimed = simulateRuntime(base, CLAIMS_PROCESS, morningOf(startsOn));
    const books = createBooks({
      ipmId: icamo.id,
      loader: lanes.loaderOf(0),
      newId: claimed.runtime.newId,
      setTime: claimed.setTime,
      auditKey: base.settings.AUDIT_KEY,
      startsAt: morningOf(startsOn),
      mapping: ICAMO_BOOKS,
    });
    const claims = seeded.flatMap((one) => one.claims);
    const payments = seeded.flatMap((one) => one.payments);
    const numbers = await writeNationalBooks(books, claims, payments);
    for (const { settle } of seeded) await settle(numbers);
    const planned = [...seeded.flatMap(({ accounts }) => accounts), ...NATIONAL_ACCOUNTS];
    const accountant = simulateRuntime(base, ACCOUNTS_PROCESS, morningOf(today)).runtime;
    return {
      accounts: await seedAccounts(accountant, planned),
      wallets: seeded.map(({ wallet }) => wallet),
      tally,
    };
  } finally {
    lanes.release();
  }
}

async function refuseFilled(base: Runtime): Promise<void> {
  const found = await systemSql(base).first`SELECT id FROM Ipm LIMIT 1`;
  if (found === null) return;
  throw new Error(
    'La base contient déjà des IPM : les données nationales s’écrivent dans une base vide.',
  );
}

/**
 * A connection and a loader each, emptied at the end of each of its IPM: the IPM are kept until ICAMO's
 * books are written, and would keep the buffers of loaders of their own with them.
 */
async function openLanes(base: Runtime, tally: LoadTally) {
  const connections = await Promise.all(
    Array.from({ length: LANES }, () => base.pool.getConnection()),
  );
  const [first] = connections;
  if (first === undefined) throw new Error('no lane');
  const parents = await readParents(first);
  const loaders = connections.map((connection) => createTableLoader(connection, parents, tally));
  return {
    loaderOf(lane: number) {
      const loader = loaders[lane];
      if (loader === undefined) throw new Error(`no lane ${lane}`);
      return loader;
    },
    release() {
      for (const connection of connections) connection.release();
    },
  };
}
