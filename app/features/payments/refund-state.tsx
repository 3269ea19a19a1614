import { Notice } from '~/components/notice';
import { useT } from '~/i18n/t';
import type { RefundRow } from './refund-queries.server';
import { waveErrorForStaff } from './wave-error';

/** A refund that Wave has not answered, or has refused. */
export function RefundState({ refund }: { readonly refund: RefundRow | null }) {
  const t = useT();
  if (refund?.state === 'intent') return <Notice>{t('payments.refund.pending')}</Notice>;
  if (refund?.state !== 'failed') return null;
  return (
    <Notice tone="danger" title={t('payments.refund.failed')}>
      {waveErrorForStaff(t, refund.failureCode)}
    </Notice>
  );
}
