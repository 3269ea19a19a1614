import { ConfirmForm } from '~/components/confirm-form';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { displayPhone } from '~/domain/affiliation/phone';
import { isPaidTwice } from '~/domain/payments/payout-state';
import { useT } from '~/i18n/t';
import type { InvoiceOrder } from './invoice-orders.server';

type ReversePayoutProps = {
  readonly order: InvoiceOrder;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Asks Wave to give back what it paid, while it may be asked. */
export function ReversePayout({ order, formKey, result }: ReversePayoutProps) {
  const t = useT();
  if (order.obstacle !== null || order.reversalState === 'intent') return null;
  const { id, amountXof, recipient } = order;
  const account = displayPhone(recipient);
  const stays = isPaidTwice(order) ? 'payouts.reverse.staysPaid' : 'payouts.reverse.dueAgain';
  return (
    <ConfirmForm
      label={t('payouts.reverse.label')}
      title={t('payouts.reverse.title', { amountXof })}
      consequence={`${t('payouts.reverse.consequence', { account })} ${t(stays)}`}
      confirmLabel={t('payouts.reverse.confirm', { amountXof })}
      tone="danger"
      openTone="secondary"
      intent="reverse-payout"
      formKey={`${formKey}-r${id}`}
      result={result?.values?.['orderId'] === String(id) ? result : null}
    >
      <input type="hidden" name="orderId" value={String(id)} />
      <TextareaField
        name="reason"
        label={t('care.undo.reason')}
        help={t('care.undo.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}
