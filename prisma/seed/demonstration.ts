import { shareByLargestRemainder } from '~/domain/money';
import { addMonths, firstDay, periodOf, type Day, type Period } from '~/domain/period';
import type { Runtime } from '~/platform/runtime.server';
import { NATIONAL_ACCOUNTS, seedAccounts } from './accounts';
import { seedDuesPayments } from './dues';
import { DEPENDANTS, PARTICIPANTS, PLANNED_IPM } from './nation';
import { deliverClaims, seedNation } from './nation-wide';
import { createRandom } from './random';
import { seedIpm, type IpmPlan } from './seed-ipm';
import { sideBySide } from './side-by-side';
import { morningOf, simulateRuntime } from './simulated-runtime';

const MONTHS = 12;
const SIDE_BY_SIDE = 4;
const ACCOUNTS_PROCESS = 102;

/** Seventeen IPM and their year, through the real commands (docs/decisions/0007). */
export async function seedDemonstration(
  base: Runtime,
  { seed, today }: { readonly seed: string; readonly today: Day },
) {
  const random = createRandom(seed);
  const periods = Array.from({ length: MONTHS }, (_, index) =>
    addMonths(periodOf(today), index - MONTHS),
  );
  const startsOn = firstDay(periods[0] ?? periodOf(today));
  const icamo = await seedNation(base, startsOn);
  const plans = planNation({ periods, startsOn, today, appUrl: base.settings.appUrl });
  const seeded = await sideBySide(plans, SIDE_BY_SIDE, (plan) =>
    seedIpm(base, random.fork(plan.planned.slug), plan),
  );
  await deliverClaims(base, icamo);
  const ipms = seeded.map(({ ipm }) => ipm);
  await seedDuesPayments(base, random.fork('dues'), { icamo, ipms, startsOn, today });
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
