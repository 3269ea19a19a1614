import { DataTable, type Column } from '~/components/data-table';
import { PeriodText } from '~/components/dates';
import { Explanation } from '~/components/explanation';
import { Money } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import type { DuesMonthLine } from '~/domain/oversight/dues-year';
import { useT, type Translate } from '~/i18n/t';
import type { DuesRuleRow } from './dues-queries.server';

type Terms = Pick<DuesRuleRow, 'rateBasisPoints' | 'capXof' | 'source'>;
type DuesTableProps = {
  readonly lines: readonly DuesMonthLine[];
  readonly rule: Terms;
};

/** A year of dues, month by month; each amount due opens its arithmetic. */
export function DuesTable({ lines, rule }: DuesTableProps) {
  const t = useT();
  const last = lines.at(-1);
  const columns: Column<DuesMonthLine>[] = [
    {
      key: 'month',
      header: t('contributions.dues.month'),
      cell: (line) => <PeriodText period={line.period} />,
      foot: t('common.total'),
    },
    {
      key: 'cashed',
      header: t('contributions.dues.cashed'),
      align: 'end',
      phone: 'meta',
      cell: (line) => <Money amountXof={line.cashedXof} bare />,
      foot: <Money amountXof={last?.cashedYtdXof ?? 0n} bare strong />,
    },
    {
      key: 'cashedYtd',
      header: t('contributions.dues.cashedYtd'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => <Money amountXof={line.cashedYtdXof} bare />,
    },
    {
      key: 'dueYtd',
      header: t('contributions.dues.dueYtd'),
      align: 'end',
      phone: 'hidden',
      cell: (line) => (
        <div className="flex sm:justify-end">
          <Explanation
            summary={<Money amountXof={line.dueYtdXof} bare />}
            lines={cumulated(t, line, rule)}
            source={t('contributions.dues.source', { source: rule.source })}
          />
        </div>
      ),
    },
    {
      key: 'due',
      header: t('contributions.dues.due'),
      align: 'end',
      phone: 'value',
      cell: (line) => (
        <div className="flex sm:justify-end">
          <Explanation
            summary={<Money amountXof={line.dueXof} bare strong />}
            lines={[
              ...cumulated(t, line, rule),
              t('contributions.dues.difference', {
                dueYtdXof: line.dueYtdXof,
                beforeXof: line.beforeXof,
              }),
            ]}
          />
        </div>
      ),
      foot: <Money amountXof={last?.dueYtdXof ?? 0n} bare strong />,
    },
    {
      key: 'cap',
      header: t('contributions.state'),
      phone: 'aside',
      cell: (line) =>
        line.isCapped ? (
          <StateBadge tone="settled">{t('contributions.dues.capReached')}</StateBadge>
        ) : null,
    },
  ];
  return (
    <DataTable
      caption={t('contributions.dues.title')}
      columns={columns}
      rows={lines}
      rowKey={(line) => line.period}
    />
  );
}

function cumulated(t: Translate, line: DuesMonthLine, rule: Terms): string[] {
  const { rateBasisPoints, capXof } = rule;
  const { cashedYtdXof, productXof, shiftXof } = line;
  return [
    t('contributions.dues.product', { rateBasisPoints, cashedYtdXof, productXof }),
    ...(productXof > capXof ? [t('contributions.dues.capped', { capXof })] : []),
    ...(shiftXof === 0n ? [] : [t('contributions.dues.late', { shiftXof })]),
  ];
}
