import type { ReactNode } from 'react';
import type { InvoiceState } from '~/domain/care/invoice-state';
import { hasPaid } from '~/domain/payments/payout-state';
import type { InvoiceOrder } from './invoice-orders.server';
import { PaidOrders } from './paid-orders';
import { PayoutNotice } from './payout-notice';

type OrdersNoticeProps = {
  readonly invoice: { readonly state: InvoiceState };
  /** The last one first. */
  readonly orders: readonly InvoiceOrder[];
  /** The button that asks for the money back, for whoever may. */
  readonly reverse: (order: InvoiceOrder) => ReactNode;
};

/** On the page of an invoice: what Wave does, or has done, with the orders to pay it. */
export function OrdersNotice({ invoice, orders, reverse }: OrdersNoticeProps) {
  if (invoice.state === 'paid') {
    return <PaidOrders orders={orders.filter(hasPaid)} reverse={reverse} />;
  }
  return <PayoutNotice payout={orders[0] ?? null} />;
}
