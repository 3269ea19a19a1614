import { Link } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { FactGrid } from '~/components/fact-grid';
import { DateField } from '~/components/date-field';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { useT } from '~/i18n/t';
import { FilterBar } from '~/features/forms/filter-bar';

type Line = {
  readonly postingId: bigint;
  readonly number: string;
  readonly event: string;
  readonly valueDate: string;
  readonly party: string | null;
  readonly debitXof: bigint;
  readonly creditXof: bigint;
  readonly balanceXof: bigint;
};
type StatementProps = {
  readonly base: string;
  readonly question: {
    readonly account: string;
    readonly from: string;
    readonly to: string;
    readonly party: string | null;
  };
  readonly statement: {
    readonly account: { readonly code: string; readonly label: string };
    readonly openingXof: bigint;
    readonly debitXof: bigint;
    readonly creditXof: bigint;
    readonly closingXof: bigint;
    readonly lines: readonly Line[];
  };
  readonly names: Readonly<Record<string, string>>;
  readonly list: { readonly page: number; readonly pageSize: number; readonly total: number };
};

/** One account between two days, line by line, of one third party or of all. */
export function Statement(props: StatementProps) {
  const { base, question, statement, names, list } = props;
  const t = useT();
  const { account, openingXof, closingXof, debitXof, creditXof, lines } = statement;
  const to = `${base}/ledger/accounts/${account.code}`;
  const party = question.party;
  return (
    <Stack>
      <PageHeader
        breadcrumb={[{ label: t('ledger.title'), to: `${base}/ledger` }]}
        title={t('ledger.statement', { code: account.code })}
        description={
          party === null
            ? account.label
            : `${account.label} · ${t('ledger.onlyParty', { party: names[party] ?? party })}`
        }
        actions={party !== null && <LinkButton to={to}>{t('ledger.clear')}</LinkButton>}
      />
      <Section>
        <FactGrid
          facts={[
            { label: t('ledger.opening'), value: <Balance amountXof={openingXof} /> },
            { label: t('ledger.debit'), value: <Money amountXof={debitXof} /> },
            { label: t('ledger.credit'), value: <Money amountXof={creditXof} /> },
            { label: t('ledger.closingBalance'), value: <Balance amountXof={closingXof} /> },
          ]}
        />
      </Section>
      <Section flush>
        <FilterBar submitLabel={t('ledger.show')}>
          {party !== null && <input type="hidden" name="party" value={party} />}
          <DateField name="from" label={t('ledger.from')} defaultValue={question.from} />
          <DateField name="to" label={t('ledger.to')} defaultValue={question.to} />
        </FilterBar>
        <TableToolbar
          searchName={null}
          exports={{ csv: `${to}/export?export=csv`, xlsx: `${to}/export?export=xlsx` }}
        />
        <DataTable
          caption={t('ledger.statement', { code: account.code })}
          columns={useColumns(to, names)}
          rows={lines}
          rowKey={({ postingId, debitXof: debit }) => `${postingId}-${debit}`}
          rowTo={({ postingId }) => `${base}/ledger/postings/${postingId}`}
          paging={usePaging(list)}
          empty={<EmptyState title={t('ledger.emptyStatement')} />}
          dense
        />
      </Section>
    </Stack>
  );
}

function Balance({ amountXof }: { readonly amountXof: bigint }) {
  const t = useT();
  if (amountXof === 0n) return <Money amountXof={0n} />;
  return (
    <>
      <Money amountXof={amountXof < 0n ? -amountXof : amountXof} />{' '}
      <span className="font-normal text-ink-soft">
        {amountXof < 0n ? t('ledger.creditor') : t('ledger.debtor')}
      </span>
    </>
  );
}

function useColumns(to: string, names: Readonly<Record<string, string>>): Column<Line>[] {
  const t = useT();
  const amount = (amountXof: bigint) =>
    amountXof === 0n ? '' : <Money amountXof={amountXof} bare />;
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
      cell: ({ event }) => t.dynamic(`ledger.events.${event}`),
    },
    {
      key: 'party',
      header: t('ledger.party'),
      cell: ({ party }) =>
        party !== null && (
          <Link className="text-link relative" to={`${to}?party=${encodeURIComponent(party)}`}>
            {names[party] ?? party}
          </Link>
        ),
    },
    {
      key: 'debit',
      header: t('ledger.debit'),
      align: 'end',
      cell: ({ debitXof }) => amount(debitXof),
    },
    {
      key: 'credit',
      header: t('ledger.credit'),
      align: 'end',
      cell: ({ creditXof }) => amount(creditXof),
    },
    {
      key: 'balance',
      header: t('ledger.running'),
      align: 'end',
      phone: 'value',
      cell: ({ balanceXof }) => <Money amountXof={balanceXof} bare />,
    },
  ];
}
