import { Link } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { buttonClass } from '~/components/button';
import { type Column, DataTable } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { FactGrid } from '~/components/fact-grid';
import { DateField } from '~/components/date-field';
import { Money } from '~/components/figures';
import { usePaging } from '~/components/pagination';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { FilterBar } from '~/features/forms/filter-bar';
import { causeTo } from '~/features/ledger/cause-link';
import { useT } from '~/i18n/t';
import type { Movement, Party, PartyStatement } from './party-statement.server';

type StatementProps = {
  /** Of the area: calls and receipts are found below it. */
  readonly base: string;
  /** The page's own address; its files are below it. */
  readonly to: string;
  readonly party: Party;
  readonly statement: PartyStatement;
};

/** An employer's account between two days: what was called, what was received, what is left. */
export function StatementOfAccount({ base, to, party, statement }: StatementProps) {
  const t = useT();
  const { from, to: until, openingXof, debitXof, creditXof, closingXof, movements } = statement;
  const query = new URLSearchParams({ employer: String(party.id), from, to: until }).toString();
  return (
    <Stack>
      <Section
        title={t('paying.statement.days', { from, to: until })}
        actions={
          <a href={`${to}/pdf?${query}`} className={buttonClass('secondary', 'small')}>
            <FileText size={16} aria-hidden />
            {t('paying.statement.pdf')}
          </a>
        }
      >
        <FactGrid
          facts={[
            { label: t('ledger.opening'), value: <Owed amountXof={openingXof} /> },
            { label: t('paying.statement.called'), value: <Money amountXof={debitXof} /> },
            { label: t('paying.statement.received'), value: <Money amountXof={creditXof} /> },
            { label: t('ledger.closingBalance'), value: <Owed amountXof={closingXof} strong /> },
          ]}
        />
      </Section>
      <Section flush>
        <FilterBar submitLabel={t('ledger.show')}>
          <input type="hidden" name="employer" value={String(party.id)} />
          <DateField name="from" label={t('ledger.from')} defaultValue={from} />
          <DateField name="to" label={t('ledger.to')} defaultValue={until} />
        </FilterBar>
        <TableToolbar
          searchName={null}
          exports={{
            csv: `${to}/export?export=csv&${query}`,
            xlsx: `${to}/export?export=xlsx&${query}`,
          }}
        />
        <DataTable
          caption={t('paying.statement.title')}
          columns={useColumns(base)}
          rows={movements}
          rowKey={({ postingId, number, debitXof: debit, balanceXof }) =>
            `${postingId}-${number}-${debit}-${balanceXof}`
          }
          paging={usePaging(statement.list)}
          empty={<EmptyState title={t('paying.statement.none')} />}
        />
      </Section>
    </Stack>
  );
}

/** A balance in words: owed to the IPM, or in the employer's favour. */
function Owed({ amountXof, strong }: { readonly amountXof: bigint; readonly strong?: boolean }) {
  const t = useT();
  if (amountXof === 0n) return t('paying.nothing');
  return (
    <>
      <Money amountXof={amountXof < 0n ? -amountXof : amountXof} strong={strong} />{' '}
      <span className="font-normal text-ink-soft">
        {t(amountXof > 0n ? 'paying.statement.toPay' : 'paying.statement.credit')}
      </span>
    </>
  );
}

function useColumns(base: string): Column<Movement>[] {
  const t = useT();
  const amount = (amountXof: bigint) =>
    amountXof === 0n ? '' : <Money amountXof={amountXof} bare />;
  return [
    {
      key: 'operation',
      header: t('paying.statement.operation'),
      cell: ({ event }) => t(`ledger.events.${event}`),
    },
    {
      key: 'valueDate',
      header: t('ledger.valueDate'),
      cell: ({ valueDate }) => <DayText day={valueDate} />,
    },
    {
      key: 'reference',
      header: t('payments.reference'),
      cell: ({ reference, causeKind, causeId }) => {
        const page = causeTo(base, causeKind, causeId);
        if (reference === null || page === null) return reference ?? '';
        return (
          <Link className="text-link relative whitespace-nowrap" to={page}>
            {reference}
          </Link>
        );
      },
    },
    {
      key: 'called',
      header: t('paying.statement.called'),
      align: 'end',
      cell: ({ debitXof }) => amount(debitXof),
    },
    {
      key: 'received',
      header: t('paying.statement.received'),
      align: 'end',
      cell: ({ creditXof }) => amount(creditXof),
    },
    {
      key: 'balance',
      header: t('ledger.running'),
      align: 'end',
      phone: 'value',
      cell: ({ balanceXof }) => <Money amountXof={balanceXof} bare strong />,
    },
  ];
}
