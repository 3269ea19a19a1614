import type { ReactNode } from 'react';
import { Notice } from '~/components/notice';
import { usePolling } from '~/components/use-polling';
import { displayPhone } from '~/domain/affiliation/phone';
import { isPaidTwice } from '~/domain/payments/payout-state';
import { useT } from '~/i18n/t';
import type { InvoiceOrder } from './invoice-orders.server';
import { reversalAnswer } from './last-answer';

type PaidOrdersProps = {
  /** Orders that Wave has paid. */
  readonly orders: readonly InvoiceOrder[];
  /** The button that asks for the money back, for whoever may. */
  readonly reverse: (order: InvoiceOrder) => ReactNode;
};

/** On the page of a paid invoice: Wave has paid it once more, gives the money back, or will not. */
export function PaidOrders({ orders, reverse }: PaidOrdersProps) {
  usePolling(orders.some(({ reversalState }) => reversalState === 'intent'));
  return orders.map((order) => (
    <PaidOrder key={String(order.id)} order={order} reverse={reverse(order)} />
  ));
}

function PaidOrder({ order, reverse }: { order: InvoiceOrder; reverse: ReactNode }) {
  const t = useT();
  const { amountXof, recipient, reversalState, reversalCode, obstacle } = order;
  if (reversalState === 'intent') {
    return (
      <Notice title={t('payouts.reverse.pendingTitle')}>
        <p aria-live="polite">{t('payouts.reverse.pendingText', { amountXof })}</p>
      </Notice>
    );
  }
  const refused =
    reversalState === 'failed' &&
    t('payouts.reverse.refused', { cause: reversalAnswer(t, reversalCode ?? '') });
  if (isPaidTwice(order)) {
    return (
      <Notice tone="danger" title={t('payouts.reverse.twiceTitle')} actions={reverse}>
        <p>{t('payouts.reverse.twiceText', { amountXof, account: displayPhone(recipient) })}</p>
        {refused && <p>{refused}</p>}
        {(obstacle !== null || refused) && <p>{t('payouts.reverse.claim')}</p>}
      </Notice>
    );
  }
  return refused && <Notice tone="warn">{refused}</Notice>;
}
