import { Link, useLocation } from '@remix-run/react';
import { TileMap } from '~/components/charts/tile-map';
import { classNames } from '~/components/class-names';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import { INDICATORS, type Indicator } from './indicator';
import type { RecoveryRow } from './recovery-rows';

type RegionMapProps = {
  readonly rows: readonly RecoveryRow[];
  readonly indicator: Indicator;
  readonly toOf: (row: RecoveryRow) => string;
};

/** The régions shaded by the figure that is chosen in the address. */
export function RegionMap({ rows, indicator, toOf }: RegionMapProps) {
  const t = useT();
  const format = useFormat();
  const shown = rows.filter(({ calledXof, cashedXof }) => calledXof + cashedXof !== 0n);
  const figure = (row: RecoveryRow) =>
    indicator === 'recovery'
      ? (row.recovery ?? 0)
      : Number(indicator === 'cashed' ? row.cashedXof : row.lateXof);
  const textOf = (value: number) =>
    indicator === 'recovery' ? format.percent(value) : format.xof(BigInt(Math.round(value)));
  const shortOf = (value: number) =>
    indicator === 'recovery'
      ? format.percent(Math.round(value / 100) * 100)
      : t('icamo.recovery.millions', { value: Math.round(value / 1_000_000) });
  return (
    <Section title={t('icamo.recovery.map')} actions={<IndicatorPicker chosen={indicator} />}>
      <TileMap
        title={t(`icamo.recovery.mapOf.${indicator}`)}
        boundText={shortOf}
        values={shown.map((row) => ({
          code: row.key,
          value: figure(row),
          text: textOf(figure(row)),
          shortText: shortOf(figure(row)),
          to: toOf(row),
        }))}
      />
    </Section>
  );
}

function IndicatorPicker({ chosen }: { readonly chosen: Indicator }) {
  const t = useT();
  const query = new URLSearchParams(useLocation().search);
  return (
    <ul aria-label={t('icamo.recovery.indicator')} className="no-print flex gap-3 text-sm">
      {INDICATORS.map((indicator) => {
        const next = new URLSearchParams(query);
        next.set('show', indicator);
        return (
          <li key={indicator}>
            <Link
              to={`?${next.toString()}`}
              preventScrollReset
              {...(indicator === chosen ? { 'aria-current': 'true' as const } : {})}
              className={classNames(
                'flex min-h-9 items-center border-b-2 sm:min-h-7',
                indicator === chosen
                  ? 'border-accent font-medium'
                  : 'border-transparent text-ink-soft hover:text-ink',
              )}
            >
              {t(`icamo.recovery.indicators.${indicator}`)}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
