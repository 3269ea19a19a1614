import { type Column, DataTable } from '~/components/data-table';
import { DateField } from '~/components/date-field';
import { Money } from '~/components/figures';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { sum } from '~/domain/money';
import type { AccountKind } from '~/domain/ledger/accounts';
import { useT } from '~/i18n/t';
import { FilterBar } from '~/features/forms/filter-bar';
import { LedgerFrame } from './ledger-frame';

type AccountRow = {
  readonly code: string;
  readonly label: string;
  readonly kind: AccountKind;
  readonly debitXof: bigint;
  readonly creditXof: bigint;
  readonly balanceXof: bigint;
};
type TrialBalanceProps = {
  readonly base: string;
  readonly canClose: boolean;
  readonly on: string;
  readonly accounts: readonly AccountRow[];
  readonly gapXof: bigint;
};

/** Every account on a day; its last line proves that the books balance. */
export function TrialBalance({ base, canClose, on, accounts, gapXof }: TrialBalanceProps) {
  const t = useT();
  return (
    <LedgerFrame {...{ base, canClose }} description={t('ledger.balanceDescription')}>
      {gapXof === 0n ? null : (
        <Notice tone="danger">{t('ledger.notBalanced', { gap: gapXof })}</Notice>
      )}
      <Section flush>
        <FilterBar submitLabel={t('ledger.show')}>
          <DateField name="on" label={t('ledger.on')} defaultValue={on} />
        </FilterBar>
        <TableToolbar
          searchName={null}
          exports={{
            csv: `${base}/ledger/export?export=csv`,
            xlsx: `${base}/ledger/export?export=xlsx`,
          }}
        />
        <DataTable
          caption={t('ledger.balance')}
          columns={useColumns(accounts)}
          rows={accounts}
          rowKey={({ code }) => code}
          rowTo={({ code }) => `${base}/ledger/accounts/${code}?to=${on}`}
          dense
        />
      </Section>
    </LedgerFrame>
  );
}

function useColumns(accounts: readonly AccountRow[]): Column<AccountRow>[] {
  const t = useT();
  const money = (
    key: string,
    header: string,
    amountOf: (row: AccountRow) => bigint,
  ): Column<AccountRow> => ({
    key,
    header,
    align: 'end',
    phone: key.startsWith('sold') ? 'meta' : 'hidden',
    cell: (row) => (amountOf(row) === 0n ? '' : <Money amountXof={amountOf(row)} bare />),
    foot: <Money amountXof={sum(accounts.map(amountOf))} bare strong />,
  });
  return [
    {
      key: 'code',
      header: t('ledger.account'),
      cell: ({ code }) => <span className="tabular">{code}</span>,
      foot: t('ledger.totals'),
    },
    { key: 'label', header: t('ledger.label'), cell: ({ label }) => label },
    money('debit', t('ledger.debit'), ({ debitXof }) => debitXof),
    money('credit', t('ledger.credit'), ({ creditXof }) => creditXof),
    money('soldDebit', t('ledger.soldDebit'), ({ balanceXof }) => above0(balanceXof)),
    money('soldCredit', t('ledger.soldCredit'), ({ balanceXof }) => above0(-balanceXof)),
  ];
}

const above0 = (amountXof: bigint) => (amountXof > 0n ? amountXof : 0n);
