import type { Translate } from '~/i18n/t';
import type { ReceiptRow } from './receipt-queries.server';

/** The columns of the list of receipts as a file. */
export const receiptExportColumns = (t: Translate) => [
  { header: t('payments.receipt'), value: (row: ReceiptRow) => row.number ?? '' },
  { header: t('payments.employer'), value: (row: ReceiptRow) => row.employerName ?? '' },
  {
    header: t('payments.receivedOn'),
    kind: 'day' as const,
    value: (row: ReceiptRow) => row.receivedOn,
  },
  { header: t('payments.method'), value: (row: ReceiptRow) => t(`payments.methods.${row.method}`) },
  { header: t('payments.reference'), value: (row: ReceiptRow) => row.externalId },
  {
    header: t('payments.amount'),
    kind: 'amount' as const,
    value: (row: ReceiptRow) => row.amountXof,
  },
  {
    header: t('payments.allocated'),
    kind: 'amount' as const,
    value: (row: ReceiptRow) => row.allocatedXof,
  },
];
