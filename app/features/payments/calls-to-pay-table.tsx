import { Link } from '@remix-run/react';
import { type Column, DataTable } from '~/components/data-table';
import { DayText, PeriodText } from '~/components/dates';
import { Money } from '~/components/figures';
import { sum } from '~/domain/money';
import { useT } from '~/i18n/t';
import type { OwedCall } from './owed-queries.server';
import { OwedArithmetic, LateSince } from './owed-calls';

type TableProps = {
  readonly calls: readonly OwedCall[];
  readonly base: string;
  readonly today: string;
};

/** The chosen calls in the order in which the money will settle them. */
export function CallsToPayTable({ calls, base, today }: TableProps) {
  const t = useT();
  const order: Column<OwedCall> = {
    key: 'order',
    header: t('paying.order'),
    phone: 'aside',
    cell: (call) =>
      call.id === calls[0]?.id ? (
        t('paying.first')
      ) : (
        <Link className="text-link relative" to={firstTo(base, calls, call)} replace>
          {t('paying.payFirst')}
        </Link>
      ),
  };
  const columns: Column<OwedCall>[] = [
    {
      key: 'number',
      header: t('contributions.number'),
      cell: (call) => <span className="whitespace-nowrap">{call.number ?? '—'}</span>,
      foot: t('common.total'),
    },
    {
      key: 'period',
      header: t('contributions.month'),
      cell: (call) => <PeriodText period={call.period} />,
    },
    {
      key: 'due',
      header: t('contributions.dueOn'),
      wrap: true,
      cell: (call) => (
        <>
          <DayText day={call.dueOn} /> <LateSince dueOn={call.dueOn} today={today} />
        </>
      ),
    },
    {
      key: 'open',
      header: t('contributions.open'),
      align: 'end',
      phone: 'value',
      cell: (call) => <OwedArithmetic call={call} />,
      foot: <Money amountXof={sum(calls.map(({ openXof }) => openXof))} bare strong />,
    },
    ...(calls.length > 1 ? [order] : []),
  ];
  return (
    <DataTable
      caption={t('paying.chosen')}
      columns={columns}
      rows={calls}
      rowKey={(call) => String(call.id)}
    />
  );
}

function firstTo(base: string, calls: readonly OwedCall[], first: OwedCall): string {
  const others = calls.filter(({ id }) => id !== first.id);
  const query = new URLSearchParams([first, ...others].map(({ id }) => ['call', String(id)]));
  return `${base}/payments/new?${query.toString()}`;
}
