import { Money } from '~/components/figures';
import { StatRow, StatTile } from '~/components/stat-tile';
import { recoveryOf } from '~/domain/oversight/recovery';
import { useChange } from '~/features/summaries/use-change';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { IpmHome } from './ipm-home.server';

/** How the IPM is doing: four figures of the period, each against the period before. */
export function IpmFigures({
  home,
}: {
  readonly home: Pick<IpmHome, 'base' | 'months' | 'totals' | 'arrears' | 'lateXof' | 'sees'>;
}) {
  const { base, months, totals, arrears, lateXof, sees } = home;
  const { now, before } = totals;
  const t = useT();
  const format = useFormat();
  const change = useChange();
  const recovery = recoveryOf(now);
  const lateCount = arrears.reduce((sum, { age, count }) => (age === null ? sum : sum + count), 0n);
  return (
    <StatRow>
      {sees.calls && (
        <StatTile
          label={t('boards.called')}
          value={<Money amountXof={now.calledXof} />}
          to={`${base}/calls`}
          change={change(now.calledXof, before.calledXof)}
          points={months.map((month) => Number(month.calledXof))}
        />
      )}
      {sees.receipts && sees.calls && (
        <StatTile
          label={t('boards.cashed')}
          value={<Money amountXof={now.cashedXof} />}
          to={`${base}/receipts`}
          change={change(now.cashedXof, before.cashedXof)}
          points={months.map((month) => Number(month.cashedXof))}
        />
      )}
      {sees.calls && (
        <StatTile
          label={t('home.recovery')}
          value={recovery === null ? '—' : format.percent(recovery)}
          to={`${base}/calls?settlement=open`}
          note={t('home.recoveryNote', { settled: now.settledXof })}
        />
      )}
      {sees.calls && (
        <StatTile
          label={t('home.arrears')}
          value={<Money amountXof={lateXof} />}
          to={`${base}/calls?settlement=late`}
          note={t('home.arrearsNote', { count: lateCount })}
        />
      )}
    </StatRow>
  );
}
