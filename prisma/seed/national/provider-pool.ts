import { ACTS, KINDS, NAMES, WORDS, type SeedAct, type SeedKind } from '../care-catalogue';
import { addDays, addMonths, firstDay, OPEN_END, periodOf, type Day } from '~/domain/period';
import { recipientText, type WaveNameMatch } from '~/domain/payments/wave-recipient';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { REGION_POOL } from '../people';
import type { Random } from '../random';
import type { Holder } from '../wallets';
import { drawAccount, type SeedAccount } from '../wave-accounts';
import { EVERY_YEAR, type Books } from './books';

export type PooledProvider = {
  readonly id: bigint;
  readonly name: string;
  readonly kind: SeedKind;
  readonly regionCode: string;
  readonly phone: string;
  /** Null for one that is paid at the bank or by cheque. */
  readonly account: SeedAccount | null;
};

/** Providers of the nation; several IPM may have the same one under convention. */
const PROVIDERS = 900;

export async function seedProviderPool(source: Runtime, random: Random): Promise<PooledProvider[]> {
  const pool = Array.from({ length: PROVIDERS }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? 'pharmacy';
    const word = WORDS[Math.floor(index / KINDS.length) % WORDS.length] ?? '';
    const lap = Math.floor(index / (KINDS.length * WORDS.length));
    return {
      id: source.newId(),
      name: `${NAMES[kind](word)}${lap === 0 ? '' : ` ${lap + 1}`}`,
      kind,
      regionCode: random.pick(REGION_POOL),
      phone: `+22133${random.between(8_200_000, 8_999_999)}`,
    };
  });
  await systemSql(source).insertMany(
    'Provider',
    pool.map((provider) => ({ ...provider, ninea: null, createdAt: source.clock() })),
  );
  const wave = random.fork('wave');
  return pool.map((provider, index) => ({
    ...provider,
    account: hasAccount(index) ? drawAccount(wave, provider, wave.chance(0.05)) : null,
  }));
}

/** Two of three, of each kind. */
const hasAccount = (index: number) => (index + Math.floor(index / KINDS.length)) % 3 < 2;

export type BulkTariff = {
  readonly id: bigint;
  readonly adhesionId: bigint;
  readonly actCode: string;
  readonly rubric: string;
  readonly priceXof: bigint;
  readonly validFrom: Day;
  readonly validTo: Day;
};

export type BulkAdhesion = {
  readonly id: bigint;
  readonly providerId: bigint;
  readonly paymentDelayDays: number;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly acts: readonly SeedAct[];
  readonly tariffs: readonly BulkTariff[];
  readonly holder: Holder | null;
};

/** The convention of one IPM: its providers and their prices, the first of which went up on the way. */
export function bulkAdhesions(given: {
  readonly books: Books;
  readonly random: Random;
  readonly pool: readonly PooledProvider[];
  readonly count: number;
  readonly startsOn: Day;
  readonly today: Day;
}): BulkAdhesion[] {
  const { books, random, pool, count, startsOn, today } = given;
  const chosen = new Set<PooledProvider>();
  while (chosen.size < Math.min(count, pool.length)) chosen.add(random.pick(pool));
  const raisedOn = firstDay(addMonths(periodOf(today), -6));
  return [...chosen].map((provider) => {
    const { id: providerId, name, kind, regionCode, phone } = provider;
    const id = books.newId();
    const paymentDelayDays = random.pick([30, 45, 60]);
    const validFrom = addDays(startsOn, -random.between(40, 900));
    const place = { name, kind, regionCode, phone, email: null };
    const terms = { ...place, ...accountColumns(provider), paymentDelayDays, validFrom };
    const number = books.nextNumber('adhesion', 'P', EVERY_YEAR);
    const createdAt = books.now();
    const row = { id, providerId, number, ...terms, validTo: OPEN_END };
    books.add('ProviderAdhesion', { ...row, createdAt, updatedAt: createdAt });
    books.record({
      actor: 'Gérant (démonstration)',
      action: 'provider.registered',
      entityKind: 'provider',
      entityId: id,
      after: terms,
    });
    const acts = ACTS[kind].map((act) => ({ ...act, priceXof: varied(random, act) }));
    const tariffs = acts.flatMap((act, index) =>
      bulkTariffs(books, id, act, index === 0, raisedOn),
    );
    const holder = provider.account?.holder ?? null;
    const { validTo } = row;
    return { id, providerId, paymentDelayDays, validFrom, validTo, acts, tariffs, holder };
  });
}

function accountColumns({ name, account }: PooledProvider): {
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
} {
  if (account === null) return { waveRecipient: null, waveNameMatch: null };
  const { recipient, holder } = account;
  const said = holder?.name === name ? 'match' : 'no-match';
  return { waveRecipient: recipientText(recipient), waveNameMatch: holder && said };
}

const PRICES_SINCE = '2020-01-01' as Day;
const RAISE_XOF = 500;

function bulkTariffs(
  books: Books,
  adhesionId: bigint,
  { code: actCode, label, rubric, priceXof }: SeedAct,
  goesUp: boolean,
  raisedOn: Day,
): BulkTariff[] {
  const versions = goesUp
    ? [
        { priceXof, validFrom: PRICES_SINCE, validTo: raisedOn },
        { priceXof: priceXof + RAISE_XOF, validFrom: raisedOn, validTo: OPEN_END },
      ]
    : [{ priceXof, validFrom: PRICES_SINCE, validTo: OPEN_END }];
  return versions.map((version) => {
    const tariff = { id: books.newId(), actCode, rubric, ...version };
    books.add('Tariff', {
      ...tariff,
      adhesionId,
      label,
      createdBy: null,
      createdAt: books.now(),
    });
    return { ...tariff, adhesionId, priceXof: BigInt(tariff.priceXof) };
  });
}

/** To the next 100 francs. */
const varied = (random: Random, { priceXof }: SeedAct) =>
  Math.round((priceXof * random.between(90, 115)) / 10_000) * 100;
