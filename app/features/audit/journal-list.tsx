import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { DateField } from '~/components/date-field';
import { Field, SelectField } from '~/components/field';
import { FilterBar } from '~/features/forms/filter-bar';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { useT } from '~/i18n/t';
import { actorName } from './actor-name';

type Entry = {
  readonly id: bigint;
  readonly at: Date;
  readonly userId: bigint | null;
  readonly actor: string;
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly reason: string | null;
};
type JournalListProps = {
  readonly base: string;
  readonly filter: {
    readonly actor: string | null;
    readonly action: string | null;
    readonly from: string | null;
    readonly to: string | null;
  };
  readonly rows: readonly Entry[];
  readonly names: Readonly<Record<string, string>>;
  readonly actions: readonly string[];
  readonly list: { readonly page: number; readonly pageSize: number; readonly total: number };
};

/** The whole journal of a tenant, the newest first. */
export function JournalList({ base, filter, rows, names, actions, list }: JournalListProps) {
  const t = useT();
  const exportTo = `${base}/audit/export`;
  return (
    <>
      <PageHeader title={t('audit.title')} description={t('audit.description')} />
      <Section flush>
        <FilterBar submitLabel={t('audit.filter')}>
          <Field name="q" label={t('audit.who')} defaultValue={filter.actor ?? ''} width="short" />
          <SelectField
            name="action"
            label={t('audit.filterAction')}
            emptyLabel={t('audit.allActions')}
            defaultValue={filter.action ?? ''}
            options={actions.map((action) => ({
              value: action,
              label: t.dynamic(`audit.actions.${action}`),
            }))}
            width="short"
          />
          <DateField name="from" label={t('audit.from')} defaultValue={filter.from ?? ''} />
          <DateField name="to" label={t('audit.to')} defaultValue={filter.to ?? ''} />
        </FilterBar>
        <TableToolbar
          searchName={null}
          exports={{ csv: `${exportTo}?export=csv`, xlsx: `${exportTo}?export=xlsx` }}
        />
        <DataTable
          caption={t('audit.title')}
          columns={useColumns(names)}
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowTo={({ id }) => `${base}/audit/${id}`}
          paging={usePaging(list)}
          empty={
            <EmptyState
              title={t('audit.empty')}
              action={<LinkButton to={`${base}/audit`}>{t('audit.clear')}</LinkButton>}
            >
              {t('audit.emptyHelp')}
            </EmptyState>
          }
          dense
        />
      </Section>
    </>
  );
}

function useColumns(names: JournalListProps['names']): Column<Entry>[] {
  const t = useT();
  return [
    { key: 'at', header: t('audit.when'), cell: ({ at }) => <InstantText instant={at} /> },
    {
      key: 'action',
      header: t('audit.what'),
      wrap: true,
      cell: ({ action }) => t.dynamic(`audit.actions.${action}`),
    },
    {
      key: 'kind',
      header: t('audit.record'),
      wrap: true,
      cell: ({ entityKind, entityId }) => (
        <>
          {t.dynamic(`audit.kinds.${entityKind}`)} {names[`${entityKind}:${entityId}`]}
        </>
      ),
    },
    { key: 'actor', header: t('audit.who'), cell: (row) => actorName(t, row) },
    {
      key: 'reason',
      header: t('audit.reason'),
      phone: 'hidden',
      wrap: true,
      cell: ({ reason }) => reason,
    },
  ];
}
