import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { shareByLargestRemainder } from '~/domain/money';
import { addMonths, firstDay, parseDay, periodOf, type Day, type Period } from '~/domain/period';
import { settings } from '~/platform/env.server';
import type { Runtime } from '~/platform/runtime.server';
import { compose } from '~/composition.server';
import { NATIONAL_ACCOUNTS, seedAccounts } from './accounts';
import { DEPENDANTS, PARTICIPANTS, PLANNED_IPM } from './nation';
import { deliverClaims, seedNation } from './nation-wide';
import { createRandom } from './random';
import { seedIpm, type IpmPlan } from './seed-ipm';
import { morningOf, simulateRuntime } from './simulated-runtime';

const MONTHS = 12;
const SIDE_BY_SIDE = 4;
const ACCOUNTS_PROCESS = 102;

type Options = { readonly seed: string; readonly today: Day };

await main();

async function main(): Promise<void> {
  const options = readOptions();
  const { runtime: base, release } = await compose();
  try {
    const { accounts, wallets } = await seedAll(base, options);
    writeDemo(base, accounts, wallets);
  } finally {
    await release();
  }
}

async function seedAll(base: Runtime, { seed, today }: Options) {
  const random = createRandom(seed);
  const periods = Array.from({ length: MONTHS }, (_, index) =>
    addMonths(periodOf(today), index - MONTHS),
  );
  const startsOn = firstDay(periods[0] ?? periodOf(today));
  const icamo = await seedNation(base, startsOn);
  const plans = planNation({ periods, startsOn, today, appUrl: base.settings.appUrl });
  const seeded = await sideBySide(plans, (plan) =>
    seedIpm(base, random.fork(plan.planned.slug), plan),
  );
  await deliverClaims(base, icamo);
  const planned = [...seeded.flatMap(({ accounts }) => accounts), ...NATIONAL_ACCOUNTS];
  return {
    accounts: await seedAccounts(
      simulateRuntime(base, ACCOUNTS_PROCESS, morningOf(today)).runtime,
      planned,
    ),
    wallets: seeded.map(({ wallet }) => wallet),
  };
}

function planNation(given: {
  readonly periods: readonly Period[];
  readonly startsOn: Day;
  readonly today: Day;
  readonly appUrl: string;
}): IpmPlan[] {
  const weights = PLANNED_IPM.map(({ weight }) => weight);
  const participants = shareByLargestRemainder(PARTICIPANTS, weights);
  const dependants = shareByLargestRemainder(DEPENDANTS, weights);
  let firstEmployer = 0;
  return PLANNED_IPM.map((planned, index) => {
    const plan: IpmPlan = {
      ...given,
      index,
      planned,
      participants: participants[index] ?? 0n,
      dependants: dependants[index] ?? 0n,
      firstEmployer,
    };
    firstEmployer += planned.employers;
    return plan;
  });
}

/** Each IPM has its own draws, clock and ids: how they interleave changes nothing. */
async function sideBySide<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < items.length; index = next++) {
      results[index] = await work(items[index] as Item);
    }
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, lane));
  return results;
}

function writeDemo(
  base: Runtime,
  accounts: Awaited<ReturnType<typeof seedAccounts>>,
  wallets: Awaited<ReturnType<typeof seedIpm>>['wallet'][],
) {
  const folder = settings().DATA_DIR;
  mkdirSync(folder, { recursive: true });
  const { appUrl, WAVE_API_URL, DATABASE_URL, REDIS_URL } = base.settings;
  const demo = {
    url: appUrl,
    simulatorUrl: WAVE_API_URL,
    databaseUrl: DATABASE_URL,
    redisUrl: REDIS_URL,
    accounts,
    wallets: wallets.map(({ demo: wallet }) => wallet),
  };
  const write = (name: string, value: unknown) => {
    writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
  };
  write('demo.json', demo);
  write(
    'wave-wallets.json',
    wallets.map(({ simulated }) => simulated),
  );
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      scale: { type: 'string', default: 'demo' },
      seed: { type: 'string', default: '1' },
      today: { type: 'string', default: new Date().toISOString().slice(0, 10) },
    },
  });
  if (values.scale !== 'demo')
    fail(`--scale ${values.scale} n'existe pas : seule « demo » est connue.`);
  const today = parseDay(values.today);
  if (!today.ok) fail(`--today doit s'écrire AAAA-MM-JJ, et non « ${values.today} ».`);
  return { seed: values.seed, today: today.value };
}

function fail(sentence: string): never {
  console.log(sentence);
  process.exit(2);
}
