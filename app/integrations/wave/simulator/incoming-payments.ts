import { newId } from './simulator-id.server';
import type { SimulatorContext } from './simulator-context.server';
import type { Wallet } from './simulator-state';
import { merchantId } from './wallet-input';
import { moveMoney, simulatedFee } from './wallet-movement';

type B2bPayment = {
  id: string;
  amountXof: bigint;
  senderId: string;
  senderName: string | null;
  clientReference: string | null;
};

/** A person pays the business without a session: by its number or its code. */
export function receiveMerchantPayment(
  context: SimulatorContext,
  wallet: Wallet,
  payment: { amountXof: bigint; mobile: string; name: string | null; customFields: unknown },
): string {
  const { amountXof, mobile, name, customFields } = payment;
  const now = context.now();
  const transactionId = newId('T_');
  const feeXof = simulatedFee(amountXof);
  moveMoney(context.store.state, wallet, {
    transactionId,
    kind: 'merchant_payment',
    amountXof,
    feeXof,
    at: now,
    counterparty_name: name,
    counterparty_mobile: mobile,
    custom_fields: customFields,
  });
  context.webhooks.emit(wallet, 'merchant.payment_received', {
    id: transactionId,
    amount: amountXof.toString(),
    fee: feeXof.toString(),
    currency: 'XOF',
    sender_mobile: mobile,
    merchant_id: merchantId(wallet.walletId),
    merchant_name: wallet.businessName,
    custom_fields: customFields,
    when_created: now.toISOString(),
  });
  return transactionId;
}

/** Another business pays; it bears the fee. */
export function receiveB2bPayment(
  context: SimulatorContext,
  wallet: Wallet,
  payment: B2bPayment,
): void {
  moveMoney(context.store.state, wallet, {
    transactionId: newId('T_'),
    kind: 'b2b_payment',
    amountXof: payment.amountXof,
    feeXof: 0n,
    at: context.now(),
    counterparty_id: payment.senderId,
    counterparty_name: payment.senderName,
    client_reference: payment.clientReference,
  });
  context.webhooks.emit(wallet, 'b2b.payment_received', b2bData(context, payment));
}

/** Another business tried to pay; nothing moved. */
export function failB2bPayment(
  context: SimulatorContext,
  wallet: Wallet,
  payment: B2bPayment,
  code: string,
): void {
  context.webhooks.emit(wallet, 'b2b.payment_failed', {
    ...b2bData(context, payment),
    last_payment_error: { code, message: 'The payment failed' },
  });
}

const b2bData = (context: SimulatorContext, payment: B2bPayment) => ({
  id: payment.id,
  amount: payment.amountXof.toString(),
  currency: 'XOF',
  sender_id: payment.senderId,
  client_reference: payment.clientReference,
  when_created: context.now().toISOString(),
});
