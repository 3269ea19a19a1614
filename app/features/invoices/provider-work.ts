import type { WorkItem } from '~/components/work-list';
import { formatXof } from '~/i18n/format';
import type { Translate } from '~/i18n/t';
import type { standingFigures } from './standing-figures';

type Figures = ReturnType<typeof standingFigures>;

/** What a provider looks after: what the IPM should have paid, then what will come. */
export function providerWork(figures: Figures, base: string, t: Translate): WorkItem[] {
  const items = [
    {
      to: `${base}/invoices?state=late`,
      label: t('care.own.lateWork'),
      count: Number(figures.late.count),
      tone: 'late' as const,
    },
    {
      to: `${base}/invoices?state=approved`,
      label: t('care.own.toBePaidWork'),
      detail: formatXof(figures.toBePaid.amountXof, t.language),
      count: Number(figures.toBePaid.count),
      tone: 'progress' as const,
    },
  ];
  return items.filter(({ count }) => count > 0);
}
