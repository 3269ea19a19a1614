import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler } from './api-call.server';
import { amount, currency, reference } from './api-fields';
import { receiveB2bPayment } from './incoming-payments';
import { newId } from './simulator-id.server';
import type { SimulatedB2bPayout, SimulatorState, Wallet } from './simulator-state';
import { merchantId } from './wallet-input';
import { moveMoney, simulatedFee } from './wallet-movement';

const newB2bPayout = z.object({
  currency,
  receive_amount: amount,
  recipient_id: z.string().min(1).max(255),
  client_reference: reference.nullish(),
  fee_payment_method: z.literal('SENDER_PAYS'),
});

/** A recipient that is a wallet of this simulator receives the money and its event. */
export const createB2bPayout: ApiHandler = (context, { wallet, body }) => {
  const parsed = newB2bPayout.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const input = parsed.data;
  const receiveXof = BigInt(input.receive_amount);
  const feeXof = simulatedFee(receiveXof);
  if (BigInt(wallet.balanceXof) < receiveXof + feeXof) {
    return refuse(422, 'insufficient-funds', 'The wallet does not hold enough');
  }
  const { state } = context.store;
  const recipient = findMerchant(state, input.recipient_id);
  const payout: SimulatedB2bPayout = {
    walletId: wallet.walletId,
    wire: {
      id: newId('b2b-'),
      currency: 'XOF',
      receive_amount: input.receive_amount,
      fee: feeXof.toString(),
      recipient_id: input.recipient_id,
      client_reference: input.client_reference ?? null,
      status: 'succeeded',
      timestamp: context.now().toISOString(),
    },
  };
  state.b2bPayouts[payout.wire.id] = payout;
  moveMoney(state, wallet, {
    transactionId: newId('T_'),
    kind: 'b2b_payment',
    amountXof: -receiveXof,
    feeXof,
    at: context.now(),
    counterparty_name: recipient?.businessName ?? null,
    counterparty_id: input.recipient_id,
    client_reference: input.client_reference ?? null,
  });
  if (recipient !== null) {
    receiveB2bPayment(context, recipient, {
      id: payout.wire.id,
      amountXof: receiveXof,
      senderId: merchantId(wallet.walletId),
      senderName: wallet.businessName,
      clientReference: payout.wire.client_reference,
    });
  }
  context.store.changed();
  return answer(payout.wire);
};

export const getB2bPayout: ApiHandler = (context, { wallet, params }) => {
  const payout = context.store.state.b2bPayouts[params['id'] ?? ''];
  if (payout?.walletId === wallet.walletId) return answer(payout.wire);
  return refuse(404, 'not-found', 'Payout not found');
};

function findMerchant(state: SimulatorState, recipientId: string): Wallet | null {
  const wallets = Object.values(state.wallets);
  return wallets.find(({ walletId }) => merchantId(walletId) === recipientId) ?? null;
}
