import { BarList } from '~/components/charts/bar-list';
import { FactGrid } from '~/components/fact-grid';
import { Section } from '~/components/section';
import { INVOICE_STATES } from '~/domain/care/invoice-state';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { NationalHome } from './national-home.server';

type Invoices = NationalHome['invoices'];
type Care = Pick<NationalHome, 'invoices' | 'received'>;

/** Care invoices of the period in all IPM: how far they are, and how long providers wait. No person, no act. */
export function NationalCare({ invoices, received }: Care) {
  const t = useT();
  const format = useFormat();
  const facts = useFacts(invoices);
  const byState = new Map(invoices.map((row) => [row.state, row]));
  if (invoices.length === 0) {
    return (
      <Section title={t('icamo.home.care')}>
        <p className="py-6 text-center text-ink-soft">{t('icamo.home.noCare')}</p>
      </Section>
    );
  }
  return (
    <Section title={t('icamo.home.care')} description={t('icamo.home.careHelp', received)}>
      <div className="grid items-start gap-x-8 gap-y-4 xl:grid-cols-2">
        <FactGrid facts={facts} />
        <BarList
          title={t('icamo.home.care')}
          rows={INVOICE_STATES.map((state) => {
            const row = byState.get(state);
            const hasShare = state !== 'entered' && state !== 'refused';
            const amountXof = (hasShare ? row?.ipmShareXof : row?.billedXof) ?? 0n;
            return {
              label: t(`care.states.${state}`),
              value: Number(amountXof),
              text: format.xof(amountXof),
              note: t('boards.invoices', { count: row?.invoiceCount ?? 0n }),
              tone: state === 'refused' ? 'soft' : 'accent',
            };
          })}
        />
      </div>
    </Section>
  );
}

function useFacts(invoices: Invoices) {
  const t = useT();
  const format = useFormat();
  const total = (of: (row: Invoices[number]) => bigint) =>
    invoices.reduce((sum, row) => sum + of(row), 0n);
  const paid = invoices.find(({ state }) => state === 'paid');
  return [
    { label: t('icamo.home.careLines'), value: format.count(total((row) => row.lineCount)) },
    { label: t('care.billed'), value: format.xof(total((row) => row.billedXof)) },
    { label: t('care.ipmShare'), value: format.xof(total((row) => row.ipmShareXof)) },
    { label: t('care.rejected'), value: format.xof(total((row) => row.rejectedXof)) },
    {
      label: t('icamo.home.meanPayment'),
      value:
        paid === undefined || paid.invoiceCount === 0n
          ? null
          : t('boards.days', { count: paid.paymentDays / paid.invoiceCount }),
    },
    {
      label: t('icamo.home.paidLate'),
      value: paid === undefined ? null : t('boards.invoices', { count: paid.paidLateCount }),
    },
  ];
}
