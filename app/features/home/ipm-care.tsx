import { BarList } from '~/components/charts/bar-list';
import { LineChart } from '~/components/charts/line-chart';
import { FactGrid } from '~/components/fact-grid';
import { Section } from '~/components/section';
import { INVOICE_STATES } from '~/domain/care/invoice-state';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { IpmHome } from './ipm-home.server';

type Invoices = Pick<IpmHome, 'base' | 'invoices' | 'received'>;

/** Invoices received in the period, by the state they are in now. */
export function InvoicesByState({ base, invoices, received }: Invoices) {
  const t = useT();
  const format = useFormat();
  const byState = new Map(invoices.map((row) => [row.state, row]));
  return (
    <Section
      title={t('home.invoicesByState')}
      description={t('home.invoicesByStateHelp', received)}
    >
      {invoices.length === 0 ? (
        <p className="py-6 text-center text-ink-soft">{t('home.noInvoice')}</p>
      ) : (
        <BarList
          title={t('home.invoicesByState')}
          rows={INVOICE_STATES.map((state) => {
            const row = byState.get(state);
            const amountXof =
              state === 'entered' || state === 'refused' ? row?.billedXof : row?.ipmShareXof;
            return {
              label: t(`care.states.${state}`),
              value: Number(amountXof ?? 0n),
              text: format.xof(amountXof ?? 0n),
              note: t('boards.invoices', { count: row?.invoiceCount ?? 0n }),
              to: row === undefined ? undefined : `${base}/invoices?state=${state}`,
              tone: state === 'refused' ? 'soft' : 'accent',
            };
          })}
        />
      )}
    </Section>
  );
}

/** What care costs month by month, and how long providers wait. */
export function CareMonths({ care, invoices }: Pick<IpmHome, 'care' | 'invoices'>) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('home.careTrend')}>
      <LineChart
        title={t('home.careTrend')}
        axisText={(value) => format.xofShort(BigInt(Math.round(value)))}
        series={(['billed', 'ipmShare'] as const).map((name) => ({
          label: t(`care.${name}`),
          points: care.map((month) => ({
            label: format.period(month.period),
            shortLabel: format.monthShort(month.period),
            value: Number(month[`${name}Xof`]),
            text: format.xof(month[`${name}Xof`]),
          })),
        }))}
      />
      <div className="mt-5 border-t border-line pt-4">
        <FactGrid facts={useDelays(invoices)} />
      </div>
    </Section>
  );
}

function useDelays(invoices: IpmHome['invoices']) {
  const t = useT();
  const format = useFormat();
  const of = (state: string) => invoices.find((row) => row.state === state);
  const [approved, paid] = [of('approved'), of('paid')];
  const decided = (approved?.invoiceCount ?? 0n) + (paid?.invoiceCount ?? 0n);
  const decisionDays = (approved?.decisionDays ?? 0n) + (paid?.decisionDays ?? 0n);
  const mean = (days: bigint, count: bigint) =>
    count === 0n ? null : t('boards.days', { count: (days + count / 2n) / count });
  const inTime = paid && paid.invoiceCount - paid.paidLateCount;
  return [
    { label: t('home.meanDecision'), value: mean(decisionDays, decided) },
    {
      label: t('home.meanPayment'),
      value: mean(paid?.paymentDays ?? 0n, paid?.invoiceCount ?? 0n),
    },
    {
      label: t('home.paidInTime'),
      value:
        paid === undefined || inTime === undefined
          ? null
          : format.percent(Math.round(Number((inTime * 1_000n) / paid.invoiceCount)) * 10),
    },
  ];
}
