import { FileUp } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { useT } from '~/i18n/t';
import type { ImportListRow } from './import-queries.server';
import { ImportStateBadge } from './import-state-badge';

type ImportTableProps = {
  readonly base: string;
  readonly rows: readonly ImportListRow[];
  readonly page: number;
  readonly pageSize: number;
  readonly total: number;
  readonly mayImport: boolean;
};

export function ImportTable({ base, rows, page, pageSize, total, mayImport }: ImportTableProps) {
  const t = useT();
  const count = (key: string, header: string, value: (row: ImportListRow) => number) =>
    ({
      key,
      header,
      align: 'end',
      phone: 'hidden',
      cell: (row) => <Count value={value(row)} />,
    }) satisfies Column<ImportListRow>;
  const columns: Column<ImportListRow>[] = [
    { key: 'file', header: t('imports.columnsOf.file'), cell: ({ fileName }) => fileName },
    {
      key: 'kind',
      header: t('imports.columnsOf.kind'),
      cell: ({ kind }) => t(`imports.kinds.${kind}`),
    },
    {
      key: 'state',
      header: t('imports.columnsOf.state'),
      phone: 'value',
      cell: ({ state }) => <ImportStateBadge state={state} />,
    },
    count('rows', t('imports.columnsOf.rows'), (row) => row.rowCount),
    count('created', t('imports.columnsOf.created'), (row) => row.createCount),
    count('changed', t('imports.columnsOf.changed'), (row) => row.changeCount),
    count('wrong', t('imports.columnsOf.wrong'), (row) => row.wrongCount),
    { key: 'who', header: t('imports.columnsOf.who'), cell: ({ actor }) => actor ?? '—' },
    {
      key: 'when',
      header: t('imports.columnsOf.when'),
      phone: 'aside',
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
    },
  ];
  return (
    <DataTable
      caption={t('imports.list')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowTo={({ id }) => `${base}/imports/${id}`}
      paging={usePaging({ page, pageSize, total })}
      empty={
        <EmptyState
          icon={FileUp}
          title={t('imports.empty')}
          action={
            mayImport && (
              <LinkButton to={`${base}/imports/new`} tone="primary">
                {t('imports.new')}
              </LinkButton>
            )
          }
          template={{
            to: `${base}/imports/templates?kind=participants`,
            label: t('imports.templateOf', { kind: t('imports.kinds.participants') }),
          }}
        >
          {t('imports.emptyHelp')}
        </EmptyState>
      }
    />
  );
}
