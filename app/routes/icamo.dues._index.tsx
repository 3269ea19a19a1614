import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { PeriodText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { FactGrid } from '~/components/fact-grid';
import { Count, Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { TableToolbar } from '~/components/table-toolbar';
import { readDuesBoard } from '~/features/oversight/dues-board.server';
import { useT } from '~/i18n/t';
import { icamoLoader } from '~/platform/handler.server';

export const loader = icamoLoader('national-dues:read', (ctx) => readDuesBoard(ctx));

export const meta: MetaFunction = () => [{ title: 'Cotisations ICAMO — icamo' }];

export default function DuesBoard() {
  const { base, year, years, rule, ipms, months, totals, declaredCount } =
    useLoaderData<typeof loader>();
  const t = useT();
  const columns = useIpmColumns({ rule, totals });
  return (
    <Stack>
      <PageHeader
        title={t('icamo.dues.title')}
        aside={t('icamo.dues.aside', { year: String(year) })}
        description={t('icamo.dues.description', { rate: rule.rateBasisPoints, cap: rule.capXof })}
        actions={
          <LinkButton to={`${base}/dues/payments${declaredCount > 0n ? '?state=declared' : ''}`}>
            {declaredCount > 0n
              ? t('remittance.toDecide', { count: declaredCount })
              : t('remittance.national')}
          </LinkButton>
        }
      />
      <NationMonths months={months} totals={totals} />
      <Section>
        <FactGrid
          facts={[
            {
              label: t('icamo.dues.claimed'),
              value: <Money amountXof={totals.claimedXof} />,
            },
            {
              label: t('icamo.dues.inTransit'),
              value: <Money amountXof={totals.nationDueXof - totals.claimedXof} />,
            },
            { label: t('remittance.paid'), value: <Money amountXof={totals.paidXof} /> },
            { label: t('remittance.pending'), value: <Money amountXof={totals.pendingXof} /> },
            { label: t('remittance.late'), value: <Money amountXof={totals.lateXof} /> },
            {
              label: t('icamo.dues.source'),
              value: rule.source,
            },
          ]}
        />
      </Section>
      <Section title={t('icamo.dues.allIpm')} flush>
        <TableToolbar
          searchLabel={t('icamo.dues.search')}
          filters={[
            {
              name: 'year',
              label: t('icamo.dues.year'),
              options: years.map((one) => ({ value: String(one), label: String(one) })),
            },
          ]}
          exports={{
            csv: `${base}/dues/export?export=csv&year=${year}`,
            xlsx: `${base}/dues/export?export=xlsx&year=${year}`,
          }}
        />
        <DataTable
          caption={t('icamo.dues.title')}
          columns={columns}
          rows={ipms}
          rowKey={({ slug }) => slug}
          rowTo={({ slug }) => `${base}/ipms/${slug}?year=${year}`}
          empty={
            <EmptyState
              title={t('icamo.dues.empty')}
              action={<LinkButton to={`${base}/dues`}>{t('icamo.dues.clear')}</LinkButton>}
            >
              {t('icamo.dues.emptyHelp')}
            </EmptyState>
          }
        />
      </Section>
    </Stack>
  );
}

type Board = Awaited<ReturnType<typeof readDuesBoard>>;

function useIpmColumns({ rule, totals }: Pick<Board, 'rule' | 'totals'>) {
  const t = useT();
  const columns: Column<Board['ipms'][number]>[] = [
    { key: 'name', header: t('icamo.dues.ipm'), sortKey: 'name', cell: ({ name }) => name },
    {
      key: 'cashed',
      header: t('icamo.dues.cashed'),
      sortKey: 'cashed',
      align: 'end',
      cell: ({ cashedXof }) => <Money amountXof={cashedXof} />,
      foot: <Money amountXof={totals.cashedXof} strong />,
    },
    {
      key: 'due',
      header: t('icamo.dues.due'),
      sortKey: 'due',
      align: 'end',
      phone: 'value',
      cell: ({ dueXof }) => <Money amountXof={dueXof} strong />,
      foot: <Money amountXof={totals.dueXof} strong />,
    },
    {
      key: 'paid',
      header: t('remittance.paid'),
      align: 'end',
      phone: 'hidden',
      cell: ({ paidXof }) => <Money amountXof={paidXof} />,
      foot: <Money amountXof={totals.paidXof} strong />,
    },
    {
      key: 'remaining',
      header: t('remittance.remaining'),
      align: 'end',
      cell: ({ remainingXof }) => <Money amountXof={remainingXof} />,
      foot: <Money amountXof={totals.remainingXof} strong />,
    },
    {
      key: 'late',
      header: t('remittance.late'),
      align: 'end',
      cell: ({ lateXof }) => <Money amountXof={lateXof} />,
      foot: <Money amountXof={totals.lateXof} strong />,
    },
    {
      key: 'cap',
      header: t('icamo.dues.capped'),
      cell: ({ dueXof }) =>
        dueXof >= rule.capXof && <StateBadge tone="settled">{t('icamo.dues.capped')}</StateBadge>,
    },
  ];
  return columns;
}

function NationMonths({ months, totals }: Pick<Board, 'months' | 'totals'>) {
  const t = useT();
  const monthColumns: Column<(typeof months)[number]>[] = [
    {
      key: 'month',
      header: t('icamo.dues.month'),
      cell: ({ period }) => <PeriodText period={period} />,
      foot: t('icamo.dues.total'),
    },
    {
      key: 'ipm',
      header: t('icamo.dues.ipmCount'),
      align: 'end',
      cell: ({ ipmCount }) => <Count value={ipmCount} />,
    },
    {
      key: 'cashed',
      header: t('icamo.dues.cashed'),
      align: 'end',
      cell: ({ cashedXof }) => <Money amountXof={cashedXof} />,
      foot: <Money amountXof={totals.nationCashedXof} strong />,
    },
    {
      key: 'due',
      header: t('icamo.dues.due'),
      align: 'end',
      phone: 'value',
      cell: ({ dueXof }) => <Money amountXof={dueXof} strong />,
      foot: <Money amountXof={totals.nationDueXof} strong />,
    },
  ];
  return (
    <Section title={t('icamo.dues.national')} description={t('icamo.dues.nationalNote')} flush>
      <DataTable
        caption={t('icamo.dues.national')}
        columns={monthColumns}
        rows={months}
        rowKey={({ period }) => period}
        dense
      />
    </Section>
  );
}
