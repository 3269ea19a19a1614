import type { ReactNode } from 'react';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import { useT } from '~/i18n/t';

type LedgerFrameProps = {
  readonly base: string;
  /** ICAMO's own books have no closing yet. */
  readonly canClose: boolean;
  readonly description: string;
  readonly children: ReactNode;
};

/** Title and tabs of the pages of the books. */
export function LedgerFrame({ base, canClose, description, children }: LedgerFrameProps) {
  const t = useT();
  const tabs = [
    { to: `${base}/ledger`, label: t('ledger.balance'), end: true },
    { to: `${base}/ledger/journal`, label: t('ledger.journal') },
    ...(canClose ? [{ to: `${base}/ledger/closing`, label: t('ledger.closing') }] : []),
  ];
  return (
    <>
      <PageHeader title={t('ledger.title')} description={description} />
      <Tabs label={t('ledger.sections')} tabs={tabs} />
      {children}
    </>
  );
}
