import { Link } from '@remix-run/react';
import { useT } from '~/i18n/t';
import { classNames } from '../class-names';
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
  /** In the tile, when the whole text is too long for it. */
  readonly shortText?: string | undefined;
  readonly to?: string | undefined;
};

/** The fourteen régions as squares, placed as in geography, coloured by an indicator. */
export function TileMap({ title, valueLabel, values }: TileMapProps) {
  const t = useT();
  const byCode = new Map(values.map((one) => [one.code, one]));
  const scale = {
    lowest: Math.min(...values.map((one) => one.value)),
    highest: Math.max(...values.map((one) => one.value)),
  };
  return (
    <ChartFrame
      title={title}
      head={[t('common.chart.region'), valueLabel ?? t('common.chart.value')]}
      rows={REGIONS.map(({ code, name }) => [name, byCode.get(code)?.text ?? '—'])}
    >
      <ul aria-label={title} className="mx-auto grid max-w-[540px] grid-cols-5 gap-1 sm:gap-1.5">
        {REGIONS.map((region) => (
          <Tile key={region.code} region={region} value={byCode.get(region.code)} scale={scale} />
        ))}
      </ul>
    </ChartFrame>
  );
}

type Scale = { readonly lowest: number; readonly highest: number };

type TileProps = {
  readonly region: (typeof REGIONS)[number];
  readonly value: RegionValue | undefined;
  readonly scale: Scale;
};

/** Four steps from the lowest to the highest: régions that are close still differ. */
function levelOf(value: number, { lowest, highest }: Scale): number {
  if (highest === lowest) return LEVELS.length - 1;
  return Math.min(4, 1 + Math.floor(((value - lowest) / (highest - lowest)) * 4));
}

function Tile({ region, value, scale }: TileProps) {
  const level = value ? levelOf(value.value, scale) : 0;
  const text = value?.text ?? '—';
  const content = (
    <>
      <span className="text-xs font-medium hyphens-auto">
        <span aria-hidden className="sm:hidden">
          {region.code.slice(3)}
        </span>
        <span className="max-sm:sr-only">{region.name}</span>
      </span>
      <span className="tabular text-xs font-semibold sm:text-base">{value?.shortText ?? text}</span>
    </>
  );
  return (
    <li className={classNames('aspect-square', region.place)} title={`${region.name} : ${text}`}>
      {value?.to === undefined ? (
        <div className={classNames(TILE, LEVELS[level])}>{content}</div>
      ) : (
        <Link to={value.to} className={classNames(TILE, LEVELS[level], 'hover:border-ink')}>
          {content}
        </Link>
      )}
    </li>
  );
}

const TILE =
  'flex size-full flex-col justify-between overflow-hidden rounded border border-transparent p-1 tracking-tight sm:p-2.5 sm:tracking-normal';

const LEVELS = [
  'border-line! bg-sunken text-ink-soft',
  'bg-accent/10 text-ink',
  'bg-accent/25 text-ink',
  'bg-accent/85 text-surface',
  'bg-accent text-surface',
];

/** North to south, west to east. */
const REGIONS = [
  { code: 'SN-SL', name: 'Saint-Louis', place: 'col-start-3 row-start-1' },
  { code: 'SN-DK', name: 'Dakar', place: 'col-start-1 row-start-2' },
  { code: 'SN-TH', name: 'Thiès', place: 'col-start-2 row-start-2' },
  { code: 'SN-LG', name: 'Louga', place: 'col-start-3 row-start-2' },
  { code: 'SN-DB', name: 'Diourbel', place: 'col-start-4 row-start-2' },
  { code: 'SN-MT', name: 'Matam', place: 'col-start-5 row-start-2' },
  { code: 'SN-FK', name: 'Fatick', place: 'col-start-2 row-start-3' },
  { code: 'SN-KL', name: 'Kaolack', place: 'col-start-3 row-start-3' },
  { code: 'SN-KA', name: 'Kaffrine', place: 'col-start-4 row-start-3' },
  { code: 'SN-TC', name: 'Tambacounda', place: 'col-start-5 row-start-3' },
  { code: 'SN-ZG', name: 'Ziguinchor', place: 'col-start-2 row-start-4' },
  { code: 'SN-SE', name: 'Sédhiou', place: 'col-start-3 row-start-4' },
  { code: 'SN-KD', name: 'Kolda', place: 'col-start-4 row-start-4' },
  { code: 'SN-KE', name: 'Kédougou', place: 'col-start-5 row-start-4' },
] as const;
