import { BarList } from '~/components/charts/bar-list';
import { Section } from '~/components/section';
import type { AgeSums } from '~/features/summaries/ages';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';

/** What employers owe, by how late it is. */
export function DueAges({ ages }: { readonly ages: readonly AgeSums[] }) {
  const t = useT();
  const format = useFormat();
  return (
    <Section title={t('icamo.recovery.ages')} description={t('icamo.recovery.agesHelp')}>
      <BarList
        title={t('icamo.recovery.ages')}
        rows={ages.map(({ age, count, amountXof }) => ({
          label: age === null ? t('boards.notDue') : t(`boards.ages.${age}`),
          value: Number(amountXof),
          text: format.xof(amountXof),
          note: t('boards.calls', { count }),
          tone: age === null ? 'accent' : age === '30' ? 'waiting' : 'late',
        }))}
      />
    </Section>
  );
}
