import { dayOf } from '~/domain/period';
import type { Translate } from '~/i18n/t';
import type { ExportColumn } from '~/platform/export.server';
import { remarkOn } from './last-answer';
import type { PayoutRow } from './payout-queries.server';

export const payoutColumns = (t: Translate): ExportColumn<PayoutRow>[] => [
  { header: t('payouts.invoice'), value: (row) => row.invoiceNumber },
  { header: t('payouts.provider'), value: (row) => row.recipientName },
  { header: t('payouts.account'), value: (row) => row.recipient },
  { header: t('payouts.amount'), kind: 'amount', value: (row) => row.amountXof },
  { header: t('payouts.orderedAt'), kind: 'day', value: (row) => dayOf(row.createdAt) },
  { header: t('payouts.state'), value: (row) => t(`payouts.states.${row.state}`) },
  { header: t('payouts.why'), value: (row) => remarkOn(t, row) },
];
