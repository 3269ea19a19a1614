import { dependantMatchKey } from '~/domain/affiliation/dependant';
import { addDays, addMonths, OPEN_END, toDay, type Day } from '~/domain/period';
import { FEMALE_NAMES, LAST_NAMES, MALE_NAMES } from './names';
import type { Random } from './random';

export type Person = {
  readonly id: bigint;
  readonly lastName: string;
  readonly firstName: string;
  readonly sex: 'M' | 'F';
  readonly birthDate: Day;
};

/** Where ids and the instant of writing come from. */
type Source = { readonly newId: () => bigint; readonly now: Date };
type FamilyHead = { readonly id: bigint; readonly person: Person; readonly startsOn: Day };

/** Every région has employers of the nation. */
export const REGION_POOL = [
  'SN-DK',
  'SN-DK',
  'SN-DK',
  'SN-TH',
  'SN-TH',
  'SN-SL',
  'SN-KL',
  'SN-ZG',
  'SN-DB',
  'SN-FK',
  'SN-LG',
  'SN-TC',
  'SN-KD',
  'SN-KA',
  'SN-MT',
  'SN-SE',
  'SN-KE',
];

export function drawDependant(source: Source, random: Random, worker: FamilyHead, rank: number) {
  const isSpouse = rank === 0 || (rank === 1 && worker.person.sex === 'M' && random.chance(0.12));
  const sex = isSpouse ? (worker.person.sex === 'M' ? 'F' : 'M') : random.pick(['M', 'F'] as const);
  const firstName = random.pick(sex === 'M' ? MALE_NAMES : FEMALE_NAMES);
  const lastName = isSpouse ? random.pick(LAST_NAMES) : worker.person.lastName;
  const birthDate = isSpouse
    ? addDays(worker.person.birthDate, random.between(-1_500, 3_000))
    : addDays(toDay('2002-01-01'), random.between(0, 8_700));
  const relation = isSpouse ? ('spouse' as const) : ('child' as const);
  return {
    id: source.newId(),
    participantId: worker.id,
    personId: source.newId(),
    matchKey: dependantMatchKey({ relation, lastName, firstName, birthDate }),
    lastName,
    firstName,
    birthDate,
    sex,
    relation,
    schoolCertificateUntil: !isSpouse && random.chance(0.4) ? toDay('2027-09-30') : null,
    validFrom: birthDate > worker.startsOn ? birthDate : worker.startsOn,
    validTo: OPEN_END,
    createdAt: source.now,
    updatedAt: source.now,
  };
}

export function drawAdult(source: Source, random: Random): Person {
  const sex = random.chance(0.66) ? 'M' : 'F';
  return {
    id: source.newId(),
    lastName: random.pick(LAST_NAMES),
    firstName: random.pick(sex === 'M' ? MALE_NAMES : FEMALE_NAMES),
    sex,
    birthDate: addDays(
      addMonths(toDay('1968-01-01'), random.between(0, 400)),
      random.between(0, 27),
    ),
  };
}

/** Most under the ceiling of 250 000, some far above. */
export const drawSalary = (random: Random): bigint =>
  BigInt(random.chance(0.25) ? random.between(260, 1_400) : random.between(64, 250)) * 1_000n +
  BigInt(random.pick([0, 0, 0, 250, 333, 500, 750]));

export const drawNin = (random: Random, person: Person): string =>
  ninOf(person, random.between(0, NIN_SERIALS - 1));

/** Each person of a whole nation has another serial; neighbours do not follow each other. */
export const ninOfRank = (person: Person, rank: number): string =>
  ninOf(person, (rank * NIN_STRIDE) % NIN_SERIALS);

const NIN_SERIALS = 90_000_000;
/** Prime, and no divisor of the number of serials: it comes by each of them once. */
const NIN_STRIDE = 48_271;
const FIRST_NIN_SERIAL = 10_000_000;

const ninOf = ({ sex, birthDate }: Person, serial: number): string =>
  `${sex === 'M' ? '1' : '2'}${birthDate.slice(0, 4)}${FIRST_NIN_SERIAL + serial}`;
