import { Link } from '@remix-run/react';
import { History } from 'lucide-react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText, InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { usePaging } from '~/components/pagination';
import { StateBadge, type Tone } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { RUNS_PAGE_SIZE } from './reconciliation-filter';
import type { ListedRun } from './run-queries.server';
import { waveErrorForStaff } from '../wave-error';

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
    {
      key: 'result',
      header: t('reconciliation.runs.result'),
      cell: ({ state, failureCode, transactionCount, foundCount, waitingCount }) =>
        failureCode !== null
          ? waveErrorForStaff(t, failureCode)
          : state === 'done' &&
            t('reconciliation.lastDone', { transactionCount, foundCount, waitingCount }),
    },
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
  ];
}

const TONES: Readonly<Record<ListedRun['state'] | 'interrupted', Tone>> = {
  running: 'progress',
  done: 'settled',
  failed: 'late',
  interrupted: 'ended',
};
