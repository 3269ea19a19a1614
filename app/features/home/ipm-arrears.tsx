import { BarList } from '~/components/charts/bar-list';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';
import type { IpmHome } from './ipm-home.server';

/** What employers owe, by how long it is late; each class leads to its calls. */
export function Arrears({ base, arrears }: Pick<IpmHome, 'base' | 'arrears'>) {
  const t = useT();
  return (
    <Section title={t('home.arrearsByAge')} description={t('home.arrearsHelp')}>
      <Ages
        title={t('home.arrearsByAge')}
        ages={arrears}
        countKey="boards.calls"
        toOf={(age) => `${base}/calls?${age === null ? 'settlement=open' : `age=${age}`}`}
      />
    </Section>
  );
}

/** What providers wait for, against the delay agreed with each. */
export function WaitingInvoices({ base, waiting }: Pick<IpmHome, 'base' | 'waiting'>) {
  const t = useT();
  return (
    <Section title={t('home.invoicesByDelay')} description={t('home.invoicesByDelayHelp')}>
      <Ages
        title={t('home.invoicesByDelay')}
        ages={waiting}
        countKey="boards.invoices"
        toOf={(age) => `${base}/invoices${age === null ? '' : `?age=${age}`}`}
      />
    </Section>
  );
}

type AgesProps = {
  readonly title: string;
  readonly ages: IpmHome['arrears'];
  readonly countKey: 'boards.calls' | 'boards.invoices';
  readonly toOf: (age: IpmHome['arrears'][number]['age']) => string;
};

function Ages({ title, ages, countKey, toOf }: AgesProps) {
  const t = useT();
  const format = useFormat();
  if (ages.every(({ count }) => count === 0n)) {
    return <p className="py-6 text-center text-ink-soft">{t('home.nothingOpen')}</p>;
  }
  return (
    <BarList
      title={title}
      rows={ages.map(({ age, count, amountXof }) => ({
        label: age === null ? t('boards.notDue') : t(`boards.ages.${age}`),
        value: Number(amountXof),
        text: format.xof(amountXof),
        note: t(countKey, { count }),
        to: count === 0n ? undefined : toOf(age),
        tone: age === null ? 'accent' : age === '30' ? 'waiting' : 'late',
      }))}
    />
  );
}
