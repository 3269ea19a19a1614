import { Link } from '@remix-run/react';
import { History } from 'lucide-react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText, InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { StateBadge, type Tone } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { RUNS_PAGE_SIZE } from './reconciliation-filter';
import type { ListedRun } from './run-queries.server';

type RunTableProps = {
  readonly rows: readonly ListedRun[];
  readonly total: number;
  readonly page: number;
  readonly base: string;
};

/** The runs of the reconciliation: when, of which days, what they found, and why one failed. */
export function RunTable({ rows, total, page, base }: RunTableProps) {
  const t = useT();
  return (
    <DataTable
      caption={t('reconciliation.runs.title')}
      columns={useRunColumns(base)}
      rows={rows}
      rowKey={(row) => String(row.id)}
      paging={usePaging({ page, pageSize: RUNS_PAGE_SIZE, total })}
      empty={
        <EmptyState icon={History} title={t('reconciliation.emptyTitle')}>
          {t('reconciliation.emptyText')}
        </EmptyState>
      }
    />
  );
}

function useRunColumns(base: string): Column<ListedRun>[] {
  const t = useT();
  const count = (
    key: 'transactionCount' | 'foundCount' | 'waitingCount',
    header: string,
  ): Column<ListedRun> => ({
    ...{ key, header, align: 'end' },
    cell: (row) => <Count value={row[key]} />,
  });
  return [
    {
      key: 'startedAt',
      header: t('reconciliation.runs.startedAt'),
      cell: (row) => <InstantText instant={row.startedAt} />,
    },
    {
      key: 'days',
      header: t('reconciliation.runs.days'),
      cell: ({ fromDay, toDay }) => (
        <>
          {fromDay !== toDay && (
            <>
              <DayText day={fromDay} /> –{' '}
            </>
          )}
          <Link to={`${base}/reconciliation/${toDay}`}>
            <DayText day={toDay} />
          </Link>
        </>
      ),
    },
    count('transactionCount', t('reconciliation.runs.new')),
    count('foundCount', t('reconciliation.runs.found')),
    count('waitingCount', t('reconciliation.runs.waiting')),
    {
      key: 'state',
      header: t('reconciliation.state'),
      phone: 'aside',
      cell: (row) => {
        const state = row.isInterrupted ? 'interrupted' : row.state;
        return (
          <StateBadge tone={TONES[state]}>{t(`reconciliation.runs.states.${state}`)}</StateBadge>
        );
      },
    },
    {
      key: 'reason',
      header: t('reconciliation.runs.reason'),
      cell: ({ failureCode }) =>
        failureCode === null ? null : t.dynamic(`payments.waveErrors.${failureCode}`),
    },
  ];
}

const TONES: Readonly<Record<ListedRun['state'] | 'interrupted', Tone>> = {
  running: 'progress',
  done: 'settled',
  failed: 'late',
  interrupted: 'ended',
};
