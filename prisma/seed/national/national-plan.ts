import { shareByLargestRemainder } from '~/domain/money';
import { PLANNED_IPM, type PlannedIpm } from '../nation';
import { plainName } from '../names';

/** Sizes of the nation as they are expected when every IPM has joined. */
export const NATION = {
  ipms: 164,
  employers: 4_000,
  participants: 300_000,
  dependants: 900_000,
  largest: 20_000,
  months: 24,
} as const;

export type NationalIpm = {
  readonly planned: PlannedIpm;
  /** Rank by size, which also gives its ids and its employers' NINEA. */
  readonly rank: number;
  readonly participants: number;
  readonly dependants: number;
  /** How many employers and participants the larger IPM have. */
  readonly firstEmployer: number;
  readonly firstParticipant: number;
  readonly providers: number;
  /** Invoice lines over all months. */
  readonly lines: number;
};

/**
 * The nation's IPM, the largest first: sizes fall off as those of firms do. With `ipms`, that many
 * of them at even distances over the ranks, each as large as in the whole nation.
 */
export function planNationalIpms(options: {
  readonly lines: number;
  readonly ipms?: number | undefined;
}): NationalIpm[] {
  const whole = planWhole();
  const { ipms = NATION.ipms } = options;
  const chosen = Array.from(
    { length: ipms },
    (_, index) => whole[Math.floor(((index + 0.5) * NATION.ipms) / ipms)],
  ).filter((one) => one !== undefined);
  const lines = share(
    options.lines,
    chosen.map(({ participants }) => participants),
  );
  return chosen.map((one, index) => ({ ...one, lines: lines[index] ?? 0 }));
}

function planWhole(): Omit<NationalIpm, 'lines'>[] {
  const named = nameAll();
  const others = share(
    NATION.participants - NATION.largest,
    Array.from({ length: NATION.ipms - 1 }, (_, index) => Math.round(1e9 / (index + 2 + 2.85))),
  );
  const participants = [NATION.largest, ...others];
  const dependants = share(NATION.dependants, participants);
  const employers = shareEmployers(named, participants);
  let firstEmployer = 0;
  let firstParticipant = 0;
  return named.map((planned, rank) => {
    const size = participants[rank] ?? 0;
    const one = {
      planned: { ...planned, employers: employers[rank] ?? 1 },
      rank,
      participants: size,
      dependants: dependants[rank] ?? 0,
      firstEmployer,
      firstParticipant,
      providers: Math.min(40, 6 + Math.floor(size / 400)),
    };
    firstEmployer += one.planned.employers;
    firstParticipant += size;
    return one;
  });
}

/** An enterprise's IPM has the one or two employers it had; the others share the rest by size. */
function shareEmployers(named: readonly PlannedIpm[], participants: readonly number[]): number[] {
  const own = named.map(({ kind, employers }) => (kind === 'enterprise' ? employers : 2));
  const rest = NATION.employers - own.reduce((total, count) => total + count, 0);
  const weights = named.map(({ kind }, rank) =>
    kind === 'enterprise' ? 0 : (participants[rank] ?? 0),
  );
  const more = share(rest, weights);
  return own.map((count, rank) => count + (more[rank] ?? 0));
}

const DEMONSTRATION_EVERY = 9;

/** The demonstration's IPM among many more, `teranga` being the largest; all names are invented. */
function nameAll(): PlannedIpm[] {
  let invented = 0;
  return Array.from({ length: NATION.ipms }, (_, rank) => {
    const shown = rank % DEMONSTRATION_EVERY === 0 ? PLANNED_IPM[rank / DEMONSTRATION_EVERY] : null;
    return shown ?? inventIpm(invented++);
  });
}

const EMBLEMS =
  'Pélican Flamant Héron Aigrette Cormoran Tisserin Calao Milan Guêpier Touraco Ibis Sterne Outarde Rollier Barbican Gonolek Souimanga Jacana Balbuzard Courlis Spatule'.split(
    ' ',
  );
const PLACES = [
  ['du Cap', 'SN-DK', 'Dakar'],
  ['du Lac', 'SN-DK', 'Rufisque'],
  ['de la Côte', 'SN-TH', 'Mbour'],
  ['du Plateau', 'SN-TH', 'Thiès'],
  ['du Delta', 'SN-SL', 'Saint-Louis'],
  ['de la Plaine', 'SN-KL', 'Kaolack'],
  ['du Rivage', 'SN-ZG', 'Ziguinchor'],
  ['de la Colline', 'SN-TC', 'Tambacounda'],
] as const;

/** No enterprise is as large as the largest IPM. */
const INTER_ENTERPRISE_FIRST = 12;

function inventIpm(index: number): PlannedIpm {
  const emblem = EMBLEMS[index % EMBLEMS.length] ?? '';
  const place = PLACES[(index + Math.floor(index / EMBLEMS.length)) % PLACES.length] ?? PLACES[0];
  const title = `${emblem} ${place[0]} ${Math.floor(index / EMBLEMS.length) + 1}`;
  const isEnterprise = index >= INTER_ENTERPRISE_FIRST && index % 5 < 2;
  return {
    slug: plainName(title),
    shortName: `IPM ${title}`,
    name: isEnterprise
      ? `Institution de prévoyance maladie du personnel de ${title}`
      : `Institution de prévoyance maladie interentreprises ${title}`,
    kind: isEnterprise ? 'enterprise' : 'inter-enterprise',
    regionCode: place[1],
    city: place[2],
    employers: isEnterprise ? 1 + (index % 2) : 2,
    weight: 1n,
    rateBasisPoints: [500, 600, 600, 650, 800][index % 5] ?? 600,
    waitingMonths: isEnterprise ? 1 : 2,
  };
}

const share = (whole: number, weights: readonly number[]): number[] =>
  shareByLargestRemainder(
    BigInt(whole),
    weights.map((weight) => BigInt(weight)),
  ).map(Number);
