import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { SelectField } from '~/components/field';
import { Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { Section } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { TableToolbar } from '~/components/table-toolbar';
import { LEDGER_EVENTS } from '~/domain/ledger/accounts';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';
import { FilterBar } from '~/features/forms/filter-bar';
import { LedgerFrame } from './ledger-frame';

type JournalLine = {
  readonly id: bigint;
  readonly number: string;
  readonly event: string;
  readonly valueDate: string;
  readonly causeKind: string;
  readonly reversesId: bigint | null;
  readonly amountXof: bigint;
  readonly party: string | null;
};
type JournalProps = {
  readonly base: string;
  readonly canClose: boolean;
  readonly filter: {
    readonly period: string | null;
    readonly event: string | null;
    readonly account: string | null;
  };
  readonly rows: readonly JournalLine[];
  readonly names: Readonly<Record<string, string>>;
  readonly list: { readonly page: number; readonly pageSize: number; readonly total: number };
  readonly accounts: readonly { readonly code: string; readonly label: string }[];
  readonly months: readonly string[];
};

/** The pieces, the newest first, by month, event and account. */
export function Journal(props: JournalProps) {
  const { base, canClose, rows, names, list } = props;
  const t = useT();
  const paging = usePaging(list);
  return (
    <LedgerFrame {...{ base, canClose }} description={t('ledger.emptyJournalHelp')}>
      <Section flush>
        <JournalFilters {...props} />
        <TableToolbar
          searchName={null}
          exports={{
            csv: `${base}/ledger/journal/export?export=csv`,
            xlsx: `${base}/ledger/journal/export?export=xlsx`,
          }}
        />
        <DataTable
          caption={t('ledger.journal')}
          columns={useColumns(names)}
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowTo={({ id }) => `${base}/ledger/postings/${id}`}
          paging={paging}
          empty={
            <EmptyState
              title={t('ledger.emptyJournal')}
              action={<LinkButton to={`${base}/ledger/journal`}>{t('ledger.clear')}</LinkButton>}
            >
              {t('ledger.emptyJournalHelp')}
            </EmptyState>
          }
          dense
        />
      </Section>
    </LedgerFrame>
  );
}

function JournalFilters({ filter, accounts, months }: JournalProps) {
  const t = useT();
  const format = useFormat();
  return (
    <FilterBar submitLabel={t('ledger.filter')}>
      <SelectField
        name="month"
        label={t('ledger.month')}
        emptyLabel={t('ledger.allMonths')}
        defaultValue={filter.period ?? ''}
        options={months.map((month) => ({ value: month, label: format.period(month) }))}
        width="short"
      />
      <SelectField
        name="event"
        label={t('ledger.event')}
        emptyLabel={t('ledger.allEvents')}
        defaultValue={filter.event ?? ''}
        options={LEDGER_EVENTS.map((event) => ({
          value: event,
          label: t(`ledger.events.${event}`),
        }))}
        width="short"
      />
      <SelectField
        name="account"
        label={t('ledger.account')}
        emptyLabel={t('ledger.allAccounts')}
        defaultValue={filter.account ?? ''}
        options={accounts.map(({ code, label }) => ({ value: code, label: `${code} ${label}` }))}
        width="short"
      />
    </FilterBar>
  );
}

function useColumns(names: JournalProps['names']): Column<JournalLine>[] {
  const t = useT();
  return [
    {
      key: 'number',
      header: t('ledger.piece'),
      cell: ({ number }) => <span className="tabular whitespace-nowrap">{number}</span>,
    },
    {
      key: 'valueDate',
      header: t('ledger.valueDate'),
      cell: ({ valueDate }) => <DayText day={valueDate} />,
    },
    {
      key: 'event',
      header: t('ledger.event'),
      cell: ({ event, reversesId }) => (
        <span className="inline-flex flex-wrap items-center gap-2">
          {t.dynamic(`ledger.events.${event}`)}
          {reversesId !== null && <StateBadge tone="ended">{t('ledger.reversal')}</StateBadge>}
        </span>
      ),
    },
    {
      key: 'party',
      header: t('ledger.party'),
      cell: ({ party }) => party !== null && (names[party] ?? party),
    },
    {
      key: 'amount',
      header: t('ledger.amount'),
      align: 'end',
      phone: 'value',
      cell: ({ amountXof }) => <Money amountXof={amountXof} />,
    },
  ];
}
