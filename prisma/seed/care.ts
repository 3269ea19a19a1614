import {
  addDays,
  addMonths,
  firstDay,
  OPEN_END,
  periodOf,
  type Day,
  type Period,
} from '~/domain/period';
import { registerProvider } from '~/features/providers/register-provider.server';
import { setTariff } from '~/features/tariffs/set-tariff.server';
import type { IpmIdentity, TenantContext } from '~/platform/context';
import { ACTS, KINDS, NAMES, WORDS, type SeedAct, type SeedKind } from './care-catalogue';
import { seedInvoices, type SeededProvider } from './care-invoices';
import type { Random } from './random';
import { morningOf, type SimulatedRuntime } from './simulated-runtime';
import type { Holder } from './wallets';
import { seedWaveAccounts } from './wave-accounts';

type Provider = SeededProvider & { readonly providerId: bigint; readonly kind: SeedKind };

const SHOWN_IPM = 'teranga';

/** Providers under convention with their tariffs, and their invoices of the last months. */
export async function seedCare(options: {
  readonly simulated: SimulatedRuntime;
  readonly ipm: IpmIdentity;
  readonly random: Random;
  readonly periods: readonly Period[];
  readonly today: Day;
}): Promise<{ readonly providerId: bigint; readonly holders: readonly Holder[] }> {
  const { simulated, ipm, random, periods, today } = options;
  const startsOn = firstDay(periods[0] ?? periodOf(today));
  simulated.setTime(morningOf(startsOn));
  const ctx = simulated.contextOf(ipm, 'Gérant (démonstration)');
  const isShown = ipm.slug === SHOWN_IPM;
  const providers: Provider[] = [];
  for (const kind of KINDS.slice(0, isShown ? KINDS.length : random.between(3, 5))) {
    providers.push(await seedProvider(ctx, random, kind, startsOn, providers));
  }
  const holders = await seedWaveAccounts(ctx, random.fork('wave'), { providers, isShown });
  await raisePrices(simulated, ipm, providers, today);
  await seedInvoices({
    simulated,
    ipm,
    random: random.fork('invoices'),
    providers,
    count: isShown ? 60 : random.between(10, 22),
    today,
  });
  return { providerId: providers[0]?.providerId ?? 0n, holders };
}

async function seedProvider(
  ctx: TenantContext,
  random: Random,
  kind: SeedKind,
  startsOn: Day,
  others: readonly Provider[],
): Promise<Provider> {
  const free = WORDS.filter((word) => !others.some(({ name }) => name.endsWith(word)));
  const name = NAMES[kind](random.pick(free));
  const registered = await registerProvider(ctx, {
    name,
    kind,
    regionCode: ctx.ipm.regionCode as 'SN-DK',
    ninea: null,
    phone: `+22133${random.between(8_200_000, 8_999_999).toString()}`,
    email: null,
    paymentDelayDays: random.pick([30, 45, 60]),
    validFrom: addDays(startsOn, -random.between(30, 900)),
  });
  if (!registered.ok) throw new Error(`the seed is refused: ${registered.reason}`);
  const { adhesionId, providerId } = registered;
  const acts = ACTS[kind].map((one) => ({ ...one, priceXof: varied(random, one) }));
  // One statement for the prices in force from the start; later ones go through the command.
  await ctx.sql.insertMany(
    'Tariff',
    acts.map(({ code, label, rubric, priceXof }) => ({
      id: ctx.newId(),
      adhesionId,
      actCode: code,
      label,
      rubric,
      priceXof: BigInt(priceXof),
      validFrom: '2024-01-01',
      validTo: OPEN_END,
      createdBy: null,
      createdAt: ctx.now,
    })),
  );
  return { adhesionId, providerId, name, kind, acts };
}

/** To the next 100 francs. */
const varied = (random: Random, { priceXof }: SeedAct) =>
  Math.round((priceXof * random.between(90, 115)) / 10_000) * 100;

/** Three months ago the first act of each provider went up: two prices, each for its days. */
async function raisePrices(
  simulated: SimulatedRuntime,
  ipm: IpmIdentity,
  providers: readonly Provider[],
  today: Day,
) {
  const from = firstDay(addMonths(periodOf(today), -3));
  simulated.setTime(morningOf(addDays(from, -10)));
  const ctx = simulated.contextOf(ipm, 'Gérant (démonstration)');
  for (const { adhesionId, acts } of providers) {
    const [act] = acts;
    if (act === undefined) continue;
    const priceXof = BigInt(act.priceXof + 500);
    const { code: actCode, label, rubric } = act;
    await setTariff(ctx, { adhesionId, actCode, label, rubric, priceXof, validFrom: from });
  }
}
