import { Money } from '~/components/figures';
import { StatRow, StatTile } from '~/components/stat-tile';
import { useChange } from '~/features/summaries/use-change';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { NationalHome } from './national-home.server';

/** How the nation is doing: four figures, each with the rows behind it. */
export function NationalFigures({ home }: { readonly home: NationalHome }) {
  const { base, now, before, months, arrears, year, dueXof } = home;
  const t = useT();
  const format = useFormat();
  const change = useChange();
  return (
    <StatRow>
      <StatTile
        label={t('boards.cashed')}
        value={<Money amountXof={now.cashedXof} />}
        to={`${base}/recovery?span=${home.span.key}&sort=-cashed`}
        change={change(now.cashedXof, before.cashedXof)}
        points={months.map(({ cashedXof }) => Number(cashedXof))}
      />
      <StatTile
        label={t('boards.recovery')}
        value={now.recovery === null ? '—' : format.percent(now.recovery)}
        to={`${base}/recovery?span=${home.span.key}&sort=recovery`}
        note={t('icamo.home.recoveryOf', { called: now.calledXof })}
      />
      <StatTile
        label={t('boards.arrears')}
        value={<Money amountXof={arrears.lateXof} />}
        to={`${base}/recovery?sort=-late`}
        note={t('icamo.home.arrearsNote', { old: arrears.oldXof })}
      />
      <StatTile
        label={t('icamo.home.due', { year: String(year) })}
        value={<Money amountXof={dueXof} />}
        to={`${base}/dues?year=${year}&sort=-due`}
        points={months.map((month) => Number(month.dueXof))}
        note={t('icamo.home.payingOf', { count: home.paying, total: home.registered })}
      />
    </StatRow>
  );
}
