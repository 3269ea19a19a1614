import { DayText, InstantText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Section } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { Steps } from '~/components/steps';
import { daysBetween, toDay } from '~/domain/period';
import { useT } from '~/i18n/t';
import type { InvoiceDetail } from './invoice-queries.server';

const STEPS_DONE = { entered: 1, adjudicated: 2, approved: 3, paid: 4 } as const;

type ProgressProps = { readonly invoice: InvoiceDetail; readonly today: string };

/** An invoice from its reception to its payment, with the days that it has taken and those left. */
export function InvoiceProgress({ invoice, today }: ProgressProps) {
  const t = useT();
  const { state, receivedOn, dueOn, adjudicatedAt, approvedAt, paidOn } = invoice;
  const steps = (['received', 'adjudicated', 'approved', 'paid'] as const).map((step) =>
    t(`care.progress.${step}`),
  );
  const until = toDay(paidOn ?? today);
  const elapsed = daysBetween(toDay(receivedOn), until);
  const left = daysBetween(until, toDay(dueOn));
  return (
    <Section title={t('care.progress.title')}>
      {state !== 'refused' && <Steps steps={steps} current={STEPS_DONE[state]} />}
      <FactGrid
        facts={[
          { label: t('care.receivedOn'), value: <DayText day={receivedOn} /> },
          ...(adjudicatedAt === null
            ? []
            : [
                {
                  label: t('care.progress.adjudicated'),
                  value: <InstantText instant={adjudicatedAt} />,
                },
              ]),
          ...(approvedAt === null
            ? []
            : [
                { label: t('care.progress.approved'), value: <InstantText instant={approvedAt} /> },
              ]),
          ...(paidOn === null
            ? []
            : [{ label: t('care.progress.paid'), value: <DayText day={paidOn} /> }]),
          { label: t('care.dueOn'), value: <DayText day={dueOn} /> },
          {
            label: t(paidOn === null ? 'care.progress.sinceReception' : 'care.progress.took'),
            value: t('care.progress.days', { count: elapsed }),
          },
          ...(state === 'refused'
            ? []
            : [
                {
                  label: t('care.progress.delay'),
                  value:
                    left >= 0 ? (
                      <StateBadge tone={paidOn === null ? 'waiting' : 'settled'}>
                        {t(paidOn === null ? 'care.progress.left' : 'care.progress.inTime', {
                          count: left,
                        })}
                      </StateBadge>
                    ) : (
                      <StateBadge tone="late">
                        {t('care.progress.late', { count: -left })}
                      </StateBadge>
                    ),
                },
              ]),
        ]}
      />
    </Section>
  );
}
