import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import type { StatementLine } from './account-statement.server';
import type { AccountBalance, JournalRow } from './ledger-queries.server';

export function balanceColumns(t: Translate): ExportColumn<AccountBalance>[] {
  const above0 = (amountXof: bigint) => (amountXof > 0n ? amountXof : 0n);
  return [
    { header: t('ledger.account'), value: ({ code }) => code },
    { header: t('ledger.label'), value: ({ label }) => label },
    { header: t('ledger.debit'), kind: 'amount', value: ({ debitXof }) => debitXof },
    { header: t('ledger.credit'), kind: 'amount', value: ({ creditXof }) => creditXof },
    {
      header: t('ledger.soldDebit'),
      kind: 'amount',
      value: ({ balanceXof }) => above0(balanceXof),
    },
    {
      header: t('ledger.soldCredit'),
      kind: 'amount',
      value: ({ balanceXof }) => above0(-balanceXof),
    },
  ];
}

export function journalColumns(t: Translate): ExportColumn<JournalRow>[] {
  return [
    { header: t('ledger.piece'), value: ({ number }) => number },
    { header: t('ledger.valueDate'), kind: 'day', value: ({ valueDate }) => valueDate },
    { header: t('ledger.event'), value: ({ event }) => t(`ledger.events.${event}`) },
    { header: t('ledger.cause'), value: (row) => t.dynamic(`ledger.causes.${row.causeKind}`) },
    { header: t('ledger.amount'), kind: 'amount', value: ({ amountXof }) => amountXof },
  ];
}

export function statementColumns(t: Translate): ExportColumn<StatementLine>[] {
  return [
    { header: t('ledger.piece'), value: ({ number }) => number },
    { header: t('ledger.valueDate'), kind: 'day', value: ({ valueDate }) => valueDate },
    { header: t('ledger.event'), value: ({ event }) => t(`ledger.events.${event}`) },
    { header: t('ledger.party'), value: ({ party }) => party },
    { header: t('ledger.debit'), kind: 'amount', value: ({ debitXof }) => debitXof },
    { header: t('ledger.credit'), kind: 'amount', value: ({ creditXof }) => creditXof },
    { header: t('ledger.running'), kind: 'amount', value: ({ balanceXof }) => balanceXof },
  ];
}
