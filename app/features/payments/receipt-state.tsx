import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import type { ReceiptRow } from './receipt-queries.server';

/** Where the money of a receipt stands: allocated, waiting for it, or reversed. */
export function ReceiptState({ receipt }: { readonly receipt: ReceiptRow }) {
  const t = useT();
  const { amountXof, allocatedXof, reversesId, reversedById } = receipt;
  if (reversesId !== null) {
    return <StateBadge tone="ended">{t('payments.states.reversal')}</StateBadge>;
  }
  if (reversedById !== null) {
    return <StateBadge tone="ended">{t('payments.states.reversed')}</StateBadge>;
  }
  if (allocatedXof === amountXof) {
    return <StateBadge tone="settled">{t('payments.states.allocated')}</StateBadge>;
  }
  return (
    <StateBadge tone="waiting">
      {t(allocatedXof === 0n ? 'payments.states.unallocated' : 'payments.states.partly')}
    </StateBadge>
  );
}
