import { comparisonKey } from '~/domain/text/comparison-key';

/** ISO 3166-2 codes of the fourteen régions. */
export const REGION_CODES = [
  'SN-DK',
  'SN-DB',
  'SN-FK',
  'SN-KA',
  'SN-KL',
  'SN-KE',
  'SN-KD',
  'SN-LG',
  'SN-MT',
  'SN-SL',
  'SN-SE',
  'SN-TC',
  'SN-TH',
  'SN-ZG',
] as const;
export type RegionCode = (typeof REGION_CODES)[number];

export type Region = {
  readonly code: RegionCode;
  readonly name: string;
  /** Place on a tile map, from the west and from the north. */
  readonly column: number;
  readonly row: number;
  readonly departments: readonly string[];
};

export const REGION_GRID = { columns: 5, rows: 5 } as const;

export const REGIONS: readonly Region[] = [
  region('SN-DK', 'Dakar', [0, 2], 'Dakar, Guédiawaye, Keur Massar, Pikine, Rufisque'),
  region('SN-DB', 'Diourbel', [2, 2], 'Bambey, Diourbel, Mbacké'),
  region('SN-FK', 'Fatick', [1, 3], 'Fatick, Foundiougne, Gossas'),
  region('SN-KA', 'Kaffrine', [3, 3], 'Birkelane, Kaffrine, Koungheul, Malem Hodar'),
  region('SN-KL', 'Kaolack', [2, 3], 'Guinguinéo, Kaolack, Nioro du Rip'),
  region('SN-KE', 'Kédougou', [4, 4], 'Kédougou, Salémata, Saraya'),
  region('SN-KD', 'Kolda', [3, 4], 'Kolda, Médina Yoro Foulah, Vélingara'),
  region('SN-LG', 'Louga', [2, 1], 'Kébémer, Linguère, Louga'),
  region('SN-MT', 'Matam', [3, 1], 'Kanel, Matam, Ranérou Ferlo'),
  region('SN-SL', 'Saint-Louis', [2, 0], 'Dagana, Podor, Saint-Louis'),
  region('SN-SE', 'Sédhiou', [2, 4], 'Bounkiling, Goudomp, Sédhiou'),
  region('SN-TC', 'Tambacounda', [4, 3], 'Bakel, Goudiry, Koumpentoum, Tambacounda'),
  region('SN-TH', 'Thiès', [1, 2], 'Mbour, Thiès, Tivaouane'),
  region('SN-ZG', 'Ziguinchor', [1, 4], 'Bignona, Oussouye, Ziguinchor'),
];

const VARIANTS: Readonly<Record<string, RegionCode>> = {
  sedhiout: 'SN-SE',
  sediou: 'SN-SE',
  sedihiou: 'SN-SE',
  stlouis: 'SN-SL',
  tamba: 'SN-TC',
  thiess: 'SN-TH',
};

/** Spellings of départements seen in files. */
const DEPARTMENT_VARIANTS: Readonly<Record<string, string>> = {
  koungueul: 'koungheul',
  nioro: 'niorodurip',
  ranerou: 'ranerouferlo',
  medinayorofoula: 'medinayorofoulah',
};

export type RegionReason = 'region-missing' | 'region-not-understood';
export type RegionWarning = 'region-from-department';

/** Reads a région by name, spelling variant, ISO code, or, with a warning, by one of its départements. */
export function parseRegion(
  text: string,
):
  | { readonly ok: true; readonly value: RegionCode; readonly warnings: readonly RegionWarning[] }
  | { readonly ok: false; readonly reason: RegionReason } {
  const key = keyOf(text.replace(/^\s*r[ée]gion\s+(de\s+|du\s+)?/i, ''));
  if (key === '') return { ok: false, reason: 'region-missing' };
  const named = REGIONS.find(
    ({ code, name }) => keyOf(name) === key || keyOf(code) === key || keyOf(code) === `sn${key}`,
  );
  const code = named?.code ?? VARIANTS[key];
  if (code !== undefined) return { ok: true, value: code, warnings: [] };
  const department = DEPARTMENT_VARIANTS[key] ?? key;
  const around = REGIONS.find((each) =>
    each.departments.some((name) => keyOf(name) === department),
  );
  if (around === undefined) return { ok: false, reason: 'region-not-understood' };
  return { ok: true, value: around.code, warnings: ['region-from-department'] };
}

export function regionName(code: string): string {
  return REGIONS.find((each) => each.code === code)?.name ?? code;
}

function keyOf(text: string): string {
  return comparisonKey(text).replace(/ /g, '');
}

function region(
  code: RegionCode,
  name: string,
  [column, row]: readonly [number, number],
  departments: string,
): Region {
  return { code, name, column, row, departments: departments.split(', ') };
}
