import { PeriodText } from '~/components/dates';
import { type Column, DataTable } from '~/components/data-table';
import { Explanation } from '~/components/explanation';
import { Money } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import { daysBetween, toDay } from '~/domain/period';
import { useT } from '~/i18n/t';
import type { OwedCall } from './owed-queries.server';

type OwedProps = {
  readonly calls: readonly OwedCall[];
  readonly base: string;
  readonly today: string;
};

/** What is owed and why: called, paid, late since when, and the arithmetic behind. */
export function OwedCalls({ calls, base, today }: OwedProps) {
  const t = useT();
  const columns: Column<OwedCall>[] = [
    {
      key: 'period',
      header: t('contributions.month'),
      cell: (call) => <PeriodText period={call.period} />,
    },
    {
      key: 'called',
      header: t('contributions.called'),
      align: 'end',
      phone: 'hidden',
      cell: (call) => <Money amountXof={call.totalXof} bare />,
    },
    {
      key: 'paid',
      header: t('contributions.settled'),
      align: 'end',
      phone: 'hidden',
      cell: (call) => <Money amountXof={call.paidXof} bare />,
    },
    {
      key: 'open',
      header: t('contributions.open'),
      align: 'end',
      phone: 'value',
      cell: (call) => <OwedArithmetic call={call} />,
    },
    {
      key: 'late',
      header: t('contributions.state'),
      phone: 'aside',
      cell: (call) => <LateSince dueOn={call.dueOn} today={today} />,
    },
  ];
  return (
    <DataTable
      caption={t('paying.owed')}
      columns={columns}
      rows={calls}
      rowKey={(call) => String(call.id)}
      rowTo={(call) => `${base}/calls/${call.id}`}
    />
  );
}

/** The amount opens on how it came about. */
export function OwedArithmetic({ call }: { readonly call: OwedCall }) {
  const t = useT();
  const { baseXof, rateBasisPoints, totalXof, paidXof, openXof, lineCount } = call;
  return (
    <div className="relative flex sm:justify-end">
      <Explanation
        summary={<Money amountXof={openXof} strong />}
        lines={[
          t('paying.arithmetic', { count: lineCount, baseXof, rateBasisPoints, totalXof }),
          ...(paidXof === 0n ? [] : [t('paying.lessPaid', { totalXof, paidXof, openXof })]),
        ]}
      />
    </div>
  );
}

export function LateSince({ dueOn, today }: { readonly dueOn: string; readonly today: string }) {
  const t = useT();
  const days = daysBetween(toDay(dueOn), toDay(today));
  if (days <= 0) {
    return <StateBadge tone="waiting">{t('paying.dueOn', { day: dueOn })}</StateBadge>;
  }
  return <StateBadge tone="late">{t('paying.lateSince', { count: days })}</StateBadge>;
}
