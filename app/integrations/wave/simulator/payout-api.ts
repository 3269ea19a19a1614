import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiAnswer } from './api-answer';
import type { ApiHandler, ApiRequest } from './api-call.server';
import { amount, currency, mobile, reference } from './api-fields';
import { newId } from './simulator-id.server';
import type { SimulatorContext } from './simulator-context.server';
import type { SimulatedB2bPayout, SimulatedPayout } from './simulator-state';
import { moveMoney, simulatedFee } from './wallet-movement';

const REVERSAL_LIMIT_MS = 3 * 24 * 60 * 60 * 1000;

/** Invented numbers whose holders cannot be paid; the README lists them. */
const REFUSED_RECIPIENTS: Readonly<Record<string, string>> = {
  '+221700000001': 'recipient-minor',
  '+221700000002': 'recipient-account-blocked',
  '+221700000003': 'recipient-account-inactive',
  '+221700000004': 'recipient-limit-exceeded',
};

/** A payout to this number is accepted, and fails afterwards. */
const FAILING_RECIPIENT = '+221700000005';

const newPayout = z.object({
  currency,
  receive_amount: amount,
  mobile,
  name: z.string().max(255).nullish(),
  national_id: z.string().nullish(),
  payment_reason: z.string().max(40).nullish(),
  client_reference: reference.nullish(),
  aggregated_merchant_id: z.string().nullish(),
});

export const createPayout: ApiHandler = (context, { wallet, body }) => {
  const parsed = newPayout.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const input = parsed.data;
  if (!input.mobile.startsWith('+221')) {
    return refuse(400, 'country-mismatch', 'The recipient is in another country');
  }
  const refusal = REFUSED_RECIPIENTS[input.mobile];
  if (refusal !== undefined) return refuse(422, refusal, 'The recipient cannot be paid');
  const receiveXof = BigInt(input.receive_amount);
  const feeXof = simulatedFee(receiveXof);
  if (BigInt(wallet.balanceXof) < receiveXof + feeXof) return insufficientFunds();
  const fails = input.mobile === FAILING_RECIPIENT;
  const now = context.now();
  const payout: SimulatedPayout = {
    walletId: wallet.walletId,
    wire: {
      id: newId('pt-'),
      currency: 'XOF',
      receive_amount: input.receive_amount,
      fee: feeXof.toString(),
      mobile: input.mobile,
      name: input.name ?? null,
      national_id: input.national_id ?? null,
      client_reference: input.client_reference ?? null,
      payment_reason: input.payment_reason ?? null,
      status: fails ? 'failed' : 'succeeded',
      timestamp: now.toISOString(),
      payout_error: fails
        ? { error_code: 'recipient-account-inactive', error_message: 'The payout failed' }
        : null,
    },
  };
  context.store.state.payouts[payout.wire.id] = payout;
  if (!fails) movePayout(context, payout, 'api_payout', -1n);
  context.store.changed();
  return answer(payout.wire);
};

export const getPayout: ApiHandler = (context, request) => {
  const payout = ownPayout(context, request);
  return payout === null ? notFound() : answer(payout.wire);
};

export const searchPayouts: ApiHandler = (context, { wallet, query }) => {
  const parsed = z.object({ client_reference: reference }).safeParse(query);
  if (!parsed.success) return refuseFields(parsed.error, 'query');
  const found = Object.values(context.store.state.payouts).filter(
    ({ walletId, wire }) =>
      walletId === wallet.walletId && wire.client_reference === parsed.data.client_reference,
  );
  return answer({ result: found.map(({ wire }) => wire) });
};

export const reversePayout: ApiHandler = (context, request) => {
  const payout = ownPayout(context, request);
  if (payout === null) return notFound();
  if (payout.wire.status === 'reversed') return answer(null);
  if (payout.wire.status !== 'succeeded') {
    return refuse(400, 'payout-reversal-account-terminated', 'The payout cannot be reversed');
  }
  const age = context.now().getTime() - Date.parse(payout.wire.timestamp);
  if (age > REVERSAL_LIMIT_MS) {
    return refuse(400, 'payout-reversal-time-limit-exceeded', 'Three days have passed');
  }
  payout.wire.status = 'reversed';
  movePayout(context, payout, 'api_payout_reversal', 1n);
  context.store.changed();
  return answer(null);
};

const newB2bPayout = z.object({
  currency,
  receive_amount: amount,
  recipient_id: z.string().min(1).max(255),
  client_reference: reference.nullish(),
  fee_payment_method: z.literal('SENDER_PAYS'),
});

export const createB2bPayout: ApiHandler = (context, { wallet, body }) => {
  const parsed = newB2bPayout.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const input = parsed.data;
  const receiveXof = BigInt(input.receive_amount);
  const feeXof = simulatedFee(receiveXof);
  if (BigInt(wallet.balanceXof) < receiveXof + feeXof) return insufficientFunds();
  const now = context.now();
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
      timestamp: now.toISOString(),
    },
  };
  context.store.state.b2bPayouts[payout.wire.id] = payout;
  moveMoney(context.store.state, wallet, {
    transactionId: newId('T_'),
    kind: 'b2b_payment',
    amountXof: -receiveXof,
    feeXof,
    at: now,
    counterparty_id: input.recipient_id,
    client_reference: input.client_reference ?? null,
  });
  context.store.changed();
  return answer(payout.wire);
};

export const getB2bPayout: ApiHandler = (context, { wallet, params }) => {
  const payout = context.store.state.b2bPayouts[params['id'] ?? ''];
  return payout?.walletId === wallet.walletId ? answer(payout.wire) : notFound();
};

/** `sign` is -1 when the wallet pays, and 1 when amount and fee come back. */
function movePayout(
  context: SimulatorContext,
  { walletId, wire }: SimulatedPayout,
  kind: string,
  sign: 1n | -1n,
): void {
  const wallet = context.store.state.wallets[walletId];
  if (wallet === undefined) throw new Error(`Payout ${wire.id} has no wallet`);
  moveMoney(context.store.state, wallet, {
    transactionId: newId('T_'),
    kind,
    amountXof: sign * BigInt(wire.receive_amount),
    feeXof: -sign * BigInt(wire.fee),
    at: context.now(),
    is_reversal: sign === 1n,
    counterparty_name: wire.name,
    counterparty_mobile: wire.mobile,
    client_reference: wire.client_reference,
    payment_reason: wire.payment_reason,
  });
}

function ownPayout(context: SimulatorContext, request: ApiRequest): SimulatedPayout | null {
  const payout = context.store.state.payouts[request.params['id'] ?? ''];
  return payout?.walletId === request.wallet.walletId ? payout : null;
}

function insufficientFunds(): ApiAnswer {
  return refuse(422, 'insufficient-funds', 'The wallet does not hold enough');
}

function notFound(): ApiAnswer {
  return refuse(404, 'not-found', 'Payout not found');
}
