import type { WorkItem } from '~/components/work-list';
import { formatXof } from '~/i18n/format';
import type { Translate } from '~/i18n/t';
import type { EmployerHome } from './employer-home-queries.server';

/** What an employer is waited for: what is late, then what falls due. */
export function employerWork(home: EmployerHome, base: string, t: Translate): WorkItem[] {
  const { lateCount, lateXof, openCount, openXof } = home;
  const items = [
    {
      to: `${base}/calls?settlement=late`,
      label: t('contributions.home.lateItem'),
      detail: formatXof(lateXof, t.language),
      count: Number(lateCount),
      tone: 'late' as const,
    },
    {
      to: `${base}/calls?settlement=open`,
      label: t('contributions.home.dueItem'),
      detail: formatXof(openXof - lateXof, t.language),
      count: Number(openCount - lateCount),
      tone: 'waiting' as const,
    },
  ];
  return items.filter(({ count }) => count > 0);
}
