import { DayText } from '~/components/dates';
import { FactGrid, type Fact } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import type { InvoiceDetail } from './invoice-queries.server';

/** What an invoice says, in definitions; the parts only once it is adjudicated. */
export function InvoiceFacts({ invoice }: { readonly invoice: InvoiceDetail }) {
  const t = useT();
  const amount = (label: string, amountXof: bigint, strong = false): Fact => ({
    label,
    value: <Money amountXof={amountXof} strong={strong} />,
  });
  const parts =
    invoice.adjudicatedAt === null
      ? []
      : [
          amount(t('care.ipmShare'), invoice.ipmShareXof, true),
          amount(t('care.coPayment'), invoice.coPaymentXof),
          ...(invoice.aboveCeilingXof > 0n
            ? [amount(t('care.aboveCeiling'), invoice.aboveCeilingXof)]
            : []),
          amount(t('care.excess'), invoice.excessXof),
          amount(t('care.rejected'), invoice.rejectedXof),
        ];
  const { paymentNumber, paymentMethod, paymentReference, paidOn, undoneNumber, undoneOn } =
    invoice;
  return (
    <FactGrid
      facts={[
        { label: t('care.provider'), value: `${invoice.providerName}, ${invoice.providerNumber}` },
        { label: t('care.reference'), value: invoice.providerReference },
        { label: t('care.receivedOn'), value: <DayText day={invoice.receivedOn} /> },
        { label: t('care.dueOn'), value: <DayText day={invoice.dueOn} /> },
        amount(t('care.billed'), invoice.billedXof, true),
        ...parts,
        ...(paidOn === null
          ? []
          : [
              { label: t('care.next.paidOn'), value: <DayText day={paidOn} /> },
              {
                label: t('care.payment'),
                value: `${paymentNumber ?? ''} · ${t.dynamic(`care.methods.${paymentMethod ?? ''}`)} ${paymentReference ?? ''}`,
              },
            ]),
        ...(undoneOn === null
          ? []
          : [
              {
                label: t('care.undo.undone'),
                value: (
                  <>
                    {undoneNumber} · <DayText day={undoneOn} />
                  </>
                ),
              },
            ]),
      ]}
    />
  );
}
