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
  const steps = stepsOf(values.map((one) => one.value));
  return (
    <figure className="min-w-0">
      <ul aria-label={title} className="mx-auto grid max-w-[520px] grid-cols-5 gap-1 sm:gap-1.5">
        {REGIONS.map((region) => (
          <Tile key={region.code} region={region} value={byCode.get(region.code)} steps={steps} />
        ))}
      </ul>
      <Legend steps={steps} boundText={boundText} isWhole={values.length === REGIONS.length} />
    </figure>
  );
}

type Step = { readonly from: number; readonly to: number; readonly level: number };

/** As many régions in each step: one that stands far above the others leaves these their differences. */
function stepsOf(values: readonly number[]): Step[] {
  const sorted = [...values].sort((one, other) => one - other);
  const levels = sorted.map(
    (value) => 1 + Math.floor((sorted.indexOf(value) * STEPS) / sorted.length),
  );
  return [1, 2, 3, 4].flatMap((level) => {
    const inside = sorted.filter((_, index) => levels[index] === level);
    const [from, to] = [inside[0], inside.at(-1)];
    return from === undefined || to === undefined ? [] : [{ from, to, level }];
  });
}

type LegendProps = {
  readonly steps: readonly Step[];
  readonly boundText: (value: number) => string;
  readonly isWhole: boolean;
};

function Legend({ steps, boundText, isWhole }: LegendProps) {
  const t = useT();
  const rangeText = ({ from, to }: Step) => {
    const [low, high] = [boundText(from), boundText(to)];
    return low === high ? low : t('common.chart.fromTo', { from: low, to: high });
  };
  return (
    <figcaption className="mt-4 flex flex-wrap justify-center gap-x-4 gap-y-1.5 text-xs text-ink-soft">
      {!isWhole && (
        <span className="flex items-center gap-1.5">
          <span aria-hidden className={classNames(SWATCH, LEVELS[0])} />
          {t('common.chart.none')}
        </span>
      )}
      {steps.map((step) => (
        <span key={step.level} className="tabular flex items-center gap-1.5 whitespace-nowrap">
          <span aria-hidden className={classNames(SWATCH, LEVELS[step.level])} />
          {rangeText(step)}
        </span>
      ))}
    </figcaption>
  );
}

type TileProps = {
  readonly region: Region;
  readonly value: RegionValue | undefined;
  readonly steps: readonly Step[];
};

function Tile({ region, value, steps }: TileProps) {
  const step = steps.find(({ from, to }) => value && from <= value.value && value.value <= to);
  const level = step?.level ?? 0;
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
  'flex size-full flex-col justify-between overflow-hidden rounded border border-transparent p-1 tracking-tight sm:p-1.5';

const LEVELS = [
  'border-line! bg-sunken text-ink-soft',
  'bg-accent/10 text-ink',
  'bg-accent/20 text-ink',
  'bg-accent/35 text-ink',
  'bg-accent text-surface',
];

const COLUMNS = ['col-start-1', 'col-start-2', 'col-start-3', 'col-start-4', 'col-start-5'];
const ROWS = ['row-start-1', 'row-start-2', 'row-start-3', 'row-start-4', 'row-start-5'];
