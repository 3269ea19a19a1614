import type { Translate } from '~/i18n/t';
import type { WalletTransactionRow } from './transaction-queries.server';

type Row = WalletTransactionRow;

/** The columns of the movements of the wallet as a file. */
export const transactionExportColumns = (t: Translate) => [
  { header: t('reconciliation.day'), kind: 'day' as const, value: (row: Row) => row.day },
  { header: t('reconciliation.at'), value: (row: Row) => row.occurredAt.toISOString() },
  { header: t('reconciliation.transactionId'), value: (row: Row) => row.transactionId },
  { header: t('reconciliation.kind'), value: (row: Row) => row.kind },
  { header: t('reconciliation.counterparty'), value: (row: Row) => row.counterpartyName ?? '' },
  { header: t('payments.payerMobile'), value: (row: Row) => row.counterpartyMobile ?? '' },
  { header: t('payments.reference'), value: (row: Row) => row.clientReference ?? '' },
  {
    header: t('reconciliation.amount'),
    kind: 'amount' as const,
    value: (row: Row) => row.amountXof,
  },
  { header: t('reconciliation.fee'), kind: 'amount' as const, value: (row: Row) => row.feeXof },
  {
    header: t('reconciliation.balance'),
    kind: 'amount' as const,
    value: (row: Row) => row.balanceXof,
  },
  {
    header: t('reconciliation.state'),
    value: (row: Row) => t(`reconciliation.states.${row.state}`),
  },
  { header: t('payments.receipt'), value: (row: Row) => row.receiptNumber ?? '' },
  { header: t('reconciliation.note'), value: (row: Row) => row.note ?? '' },
];
