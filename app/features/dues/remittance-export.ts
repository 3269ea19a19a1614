import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import type { RemittanceRow } from './dues-payment-queries.server';

export const remittanceColumns = (t: Translate): ExportColumn<RemittanceRow>[] => [
  { header: t('icamo.dues.ipm'), value: (row) => row.ipmName },
  { header: t('remittance.year'), value: (row) => row.year },
  { header: t('remittance.paidOn'), kind: 'day', value: (row) => row.paidOn },
  { header: t('payments.method'), value: (row) => t(`payments.methods.${row.method}`) },
  { header: t('payments.reference'), value: (row) => row.reference },
  { header: t('payments.amount'), kind: 'amount', value: (row) => row.amountXof },
  { header: t('payments.state'), value: (row) => t(`remittance.states.${row.state}`) },
  { header: t('remittance.receipt'), value: (row) => row.receiptNumber },
  { header: t('remittance.reason'), value: (row) => row.reason },
];
