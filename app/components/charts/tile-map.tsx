import { Link } from '@remix-run/react';
import { REGIONS, type Region } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';
import { classNames } from '../class-names';

type TileMapProps = {
  readonly title: string;
  /** By ISO code (`SN-DK`); a région that is not named counts as without data. */
  readonly values: readonly RegionValue[];
  /** How the bounds of the steps are written in the legend. */
  readonly boundText: (value: number) => string;
};

export type RegionValue = {
  readonly code: string;
  readonly value: number;
  readonly text: string;
  /** In the tile, when the whole text is too long for it. */
  readonly shortText?: string | undefined;
  readonly to?: string | undefined;
};

const STEPS = 4;

/** The fourteen régions as squares, placed as in geography; each tile says its figure, the shade repeats it. */
export function TileMap({ title, values, boundText }: TileMapProps) {
  const byCode = new Map(values.map((one) => [one.code, one]));
  const scale = scaleOf(values.map((one) => one.value));
  return (
    <figure className="min-w-0">
      <ul aria-label={title} className="mx-auto grid max-w-[520px] grid-cols-5 gap-1 sm:gap-1.5">
        {REGIONS.map((region) => (
          <Tile key={region.code} region={region} value={byCode.get(region.code)} scale={scale} />
        ))}
      </ul>
      {values.length > 1 && <Legend scale={scale} boundText={boundText} />}
    </figure>
  );
}

type Scale = { readonly lowest: number; readonly highest: number };

const scaleOf = (values: readonly number[]): Scale =>
  values.length === 0
    ? { lowest: 0, highest: 0 }
    : { lowest: Math.min(...values), highest: Math.max(...values) };

/** Four steps from the lowest to the highest: régions that are close still differ. */
function levelOf(value: number, { lowest, highest }: Scale): number {
  if (highest === lowest) return STEPS;
  return Math.min(STEPS, 1 + Math.floor(((value - lowest) / (highest - lowest)) * STEPS));
}

type LegendProps = { readonly scale: Scale; readonly boundText: (value: number) => string };

function Legend({ scale: { lowest, highest }, boundText }: LegendProps) {
  const t = useT();
  const bound = (step: number) => boundText(lowest + ((highest - lowest) * step) / STEPS);
  return (
    <figcaption className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-1.5 text-xs text-ink-soft">
      <span className="flex items-center gap-1.5">
        <span aria-hidden className={classNames(SWATCH, LEVELS[0])} />
        {t('common.chart.none')}
      </span>
      {Array.from({ length: STEPS }, (_, step) => (
        <span key={step} className="tabular flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={classNames(SWATCH, LEVELS[step + 1])} />
          {t('common.chart.fromTo', { from: bound(step), to: bound(step + 1) })}
        </span>
      ))}
    </figcaption>
  );
}

type TileProps = {
  readonly region: Region;
  readonly value: RegionValue | undefined;
  readonly scale: Scale;
};

function Tile({ region, value, scale }: TileProps) {
  const level = value ? levelOf(value.value, scale) : 0;
  const text = value?.text ?? '—';
  const content = (
    <>
      <span className="text-xs leading-tight font-medium hyphens-auto">
        <span aria-hidden className="sm:hidden">
          {region.code.slice(3)}
        </span>
        <span className="max-sm:sr-only">{region.name}</span>
      </span>
      <span className="tabular text-xs font-semibold sm:text-base">{value?.shortText ?? text}</span>
    </>
  );
  return (
    <li
      className={classNames('aspect-square', COLUMNS[region.column], ROWS[region.row])}
      title={`${region.name} : ${text}`}
    >
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

const SWATCH = 'size-3.5 rounded border border-transparent';
const TILE =
  'flex size-full flex-col justify-between overflow-hidden rounded border border-transparent p-1 tracking-tight sm:p-2 sm:tracking-normal';

const LEVELS = [
  'border-line! bg-sunken text-ink-soft',
  'bg-accent/10 text-ink',
  'bg-accent/25 text-ink',
  'bg-accent/85 text-surface',
  'bg-accent text-surface',
];

const COLUMNS = ['col-start-1', 'col-start-2', 'col-start-3', 'col-start-4', 'col-start-5'];
const ROWS = ['row-start-1', 'row-start-2', 'row-start-3', 'row-start-4', 'row-start-5'];
