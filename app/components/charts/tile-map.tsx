import { useT } from '~/i18n/t';
import { ChartFrame } from './chart-frame';

type TileMapProps = {
  readonly title: string;
  readonly valueLabel?: string | undefined;
  /** By ISO code (`SN-DK`); a région that is not named counts as without data. */
  readonly values: readonly RegionValue[];
};

export type RegionValue = {
  readonly code: string;
  readonly value: number;
  readonly text: string;
  readonly shortText?: string | undefined;
  readonly to?: string | undefined;
};

const SIDE = 96;
const GAP = 6;

/** The fourteen régions as squares, placed as in geography, coloured by an indicator. */
export function TileMap({ title, valueLabel, values }: TileMapProps) {
  const t = useT();
  const highest = Math.max(0, ...values.map((one) => one.value));
  const byCode = new Map(values.map((one) => [one.code, one]));
  const rows = REGIONS.map((region) => [region.name, byCode.get(region.code)?.text ?? '—']);
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.region'), valueLabel ?? t('common.chart.value')]}
      rows={rows}
    >
      <svg
        viewBox={`0 0 ${5 * (SIDE + GAP) - GAP} ${4 * (SIDE + GAP) - GAP}`}
        className="mx-auto h-auto w-full max-w-[560px]"
        role="img"
        aria-label={title}
      >
        {REGIONS.map((region) => (
          <Tile
            key={region.code}
            region={region}
            value={byCode.get(region.code)}
            highest={highest}
          />
        ))}
      </svg>
    </ChartFrame>
  );
}

type TileProps = {
  readonly region: (typeof REGIONS)[number];
  readonly value: RegionValue | undefined;
  readonly highest: number;
};

function Tile({ region, value, highest }: TileProps) {
  const x = region.column * (SIDE + GAP);
  const y = region.row * (SIDE + GAP);
  const level = value && highest > 0 ? Math.min(4, Math.ceil((value.value / highest) * 4)) : 0;
  const isDark = level >= 3;
  const tile = (
    <g>
      <title>{`${region.name} : ${value?.text ?? '—'}`}</title>
      <rect x={x} y={y} width={SIDE} height={SIDE} rx="6" className="fill-sunken stroke-line" />
      <rect x={x} y={y} width={SIDE} height={SIDE} rx="6" className={FILLS[level]} />
      <text x={x + 10} y={y + 24} className={isDark ? NAME_ON_DARK : NAME}>
        {region.name}
      </text>
      <text x={x + 10} y={y + SIDE - 12} className={isDark ? FIGURE_ON_DARK : FIGURE}>
        {value?.shortText ?? value?.text ?? '—'}
      </text>
    </g>
  );
  return value?.to === undefined ? tile : <a href={value.to}>{tile}</a>;
}

const FILLS = [
  'fill-none',
  'fill-accent opacity-10',
  'fill-accent opacity-25',
  'fill-accent opacity-85',
  'fill-accent',
];
const NAME = 'fill-ink-soft text-xs font-medium';
const NAME_ON_DARK = 'fill-page text-xs font-medium';
const FIGURE = 'fill-ink text-base font-semibold tabular';
const FIGURE_ON_DARK = 'fill-page text-base font-semibold tabular';

/** North to south, west to east. */
const REGIONS = [
  { code: 'SN-SL', name: 'Saint-Louis', column: 2, row: 0 },
  { code: 'SN-MT', name: 'Matam', column: 4, row: 1 },
  { code: 'SN-LG', name: 'Louga', column: 2, row: 1 },
  { code: 'SN-TH', name: 'Thiès', column: 1, row: 1 },
  { code: 'SN-DK', name: 'Dakar', column: 0, row: 1 },
  { code: 'SN-DB', name: 'Diourbel', column: 3, row: 1 },
  { code: 'SN-FK', name: 'Fatick', column: 1, row: 2 },
  { code: 'SN-KL', name: 'Kaolack', column: 2, row: 2 },
  { code: 'SN-KA', name: 'Kaffrine', column: 3, row: 2 },
  { code: 'SN-TC', name: 'Tamba', column: 4, row: 2 },
  { code: 'SN-ZG', name: 'Ziguinchor', column: 1, row: 3 },
  { code: 'SN-SE', name: 'Sédhiou', column: 2, row: 3 },
  { code: 'SN-KD', name: 'Kolda', column: 3, row: 3 },
  { code: 'SN-KE', name: 'Kédougou', column: 4, row: 3 },
] as const;
