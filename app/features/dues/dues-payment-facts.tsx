import { DayText, InstantText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import type { DuesPaymentRow } from './dues-payment-queries.server';

/** What a payment of dues says, in definitions. */
export function DuesPaymentFacts({ payment }: { readonly payment: DuesPaymentRow }) {
  const t = useT();
  const { amountXof, year, paidOn, method, reference, declaredAt, decidedAt, reason } = payment;
  return (
    <FactGrid
      facts={[
        { label: t('payments.amount'), value: <Money amountXof={amountXof} strong /> },
        { label: t('remittance.year'), value: String(year) },
        { label: t('remittance.paidOn'), value: <DayText day={paidOn} /> },
        { label: t('payments.method'), value: t(`payments.methods.${method}`) },
        { label: t('payments.reference'), value: reference },
        { label: t('remittance.declaredAt'), value: <InstantText instant={declaredAt} /> },
        ...(decidedAt === null
          ? []
          : [{ label: t('remittance.decidedAt'), value: <InstantText instant={decidedAt} /> }]),
        ...(payment.receiptNumber === null
          ? []
          : [{ label: t('remittance.receipt'), value: payment.receiptNumber }]),
        ...(reason === null ? [] : [{ label: t('remittance.reason'), value: reason }]),
      ]}
    />
  );
}
