import { useLocation } from '@remix-run/react';
import { Tabs } from '~/components/tabs';
import { useT } from '~/i18n/t';

/** The same sums by IPM, by région and by month, of the same period. */
export function RecoveryTabs({ base }: { readonly base: string }) {
  const t = useT();
  const span = new URLSearchParams(useLocation().search).get('span');
  const kept = span === null ? '' : `?span=${span}`;
  return (
    <Tabs
      label={t('icamo.recovery.title')}
      tabs={[
        { to: `${base}/recovery${kept}`, label: t('icamo.recovery.byIpm'), end: true },
        { to: `${base}/regions${kept}`, label: t('icamo.recovery.byRegion'), end: true },
        { to: `${base}/recovery/months${kept}`, label: t('icamo.recovery.byMonth'), end: true },
      ]}
    />
  );
}
