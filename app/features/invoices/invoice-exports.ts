import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import type { InvoiceRow } from './invoice-queries.server';

/** Amounts and states only: no person and no act leaves in a list. */
export const invoiceColumns = (t: Translate): ExportColumn<InvoiceRow>[] => [
  { header: t('care.invoice'), value: (row) => row.number },
  { header: t('care.reference'), value: (row) => row.providerReference },
  { header: t('care.provider'), value: (row) => row.providerName },
  { header: t('care.receivedOn'), kind: 'day', value: (row) => row.receivedOn },
  { header: t('care.dueOn'), kind: 'day', value: (row) => row.dueOn },
  { header: t('care.lineCount'), kind: 'count', value: (row) => row.lineCount },
  { header: t('care.billed'), kind: 'amount', value: (row) => row.billedXof },
  { header: t('care.ipmShare'), kind: 'amount', value: (row) => row.ipmShareXof },
  { header: t('care.rejected'), kind: 'amount', value: (row) => row.rejectedXof },
  { header: t('care.state'), value: (row) => t(`care.states.${row.state}`) },
];
