import { z } from 'zod';
import { answer, refuseFields } from './api-answer';
import type { ApiAnswer } from './api-answer';
import { latest, nothing, ofWallet } from './control-answer';
import type { ControlHandler } from './control-answer';
import { failB2bPayment, receiveB2bPayment, receiveMerchantPayment } from './incoming-payments';
import { DEFAULT_MOBILE } from './pay-routes.server';
import { settlePayout } from './payout-states';
import { newId } from './simulator-id.server';
import type { SimulatorContext } from './simulator-context.server';
import type { Wallet } from './simulator-state';
import { behaviourOf, changeBehaviour } from './wallet-behaviour';
import { merchantId, putWallet, walletInput } from './wallet-input';

/** Keys and webhook secrets go in and never come out; what Wave shows once in its portal does. */
export const listWallets: ControlHandler = (context) =>
  answer({ wallets: Object.values(context.store.state.wallets).map((one) => show(context, one)) });

export const showWallet = ofWallet(nothing, (context, wallet) => answer(show(context, wallet)));

function show({ store }: SimulatorContext, wallet: Wallet) {
  const { walletId, businessName, webhookUrl, webhookStrategy, balanceXof, disabled } = wallet;
  return {
    walletId,
    businessName,
    merchantId: merchantId(walletId),
    webhookUrl,
    webhookStrategy,
    newSecret: wallet.rotatingWebhookSecret,
    requestSigningSecret: wallet.requestSigningSecret,
    disabled,
    balanceXof,
    behaviour: behaviourOf(store.state, walletId),
    faults: store.state.faults.filter((fault) => fault.walletId === walletId),
  };
}

export const registerWallet: ControlHandler = (context, req) => {
  const parsed = walletInput.safeParse(req.body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  putWallet(context.store.state, parsed.data);
  context.store.changed();
  return answer({ walletId: parsed.data.walletId });
};

const behaviourInput = z.object({
  delayMs: z.number().int().min(0).max(600_000).optional(),
  copies: z.number().int().min(1).max(100).optional(),
  reorder: z.number().int().min(0).max(100).optional(),
  loseNext: z.number().int().min(0).max(10_000).optional(),
  losePercent: z.number().int().min(0).max(100).optional(),
  holdPayouts: z.boolean().optional(),
});

export const setBehaviour = ofWallet(behaviourInput, ({ store, webhooks }, { walletId }, input) => {
  const named = Object.entries(input).filter(([, value]) => value !== undefined);
  const changed = changeBehaviour(store.state, walletId, Object.fromEntries(named));
  // Who stops the disorder does not want to keep events that wait for company.
  const released = changed.reorder > 1 ? 0 : webhooks.release(walletId);
  return answer({ released });
});

export const listTransactions = ofWallet(latest, ({ store }, { walletId }, { limit }) => {
  const own = store.state.transactions.filter((one) => one.walletId === walletId);
  return answer({
    transactions: own
      .slice(-limit)
      .reverse()
      .map(({ wire, refunded }) => ({
        ...wire,
        refunded: refunded || isRefundedSession(store.state.sessions, wire.checkout_api_session_id),
      })),
  });
});

const isRefundedSession = (
  sessions: SimulatorContext['store']['state']['sessions'],
  id: string | null,
) => id !== null && (sessions[id]?.wire.when_refunded ?? null) !== null;

const francs = z.string().regex(/^[1-9]\d{0,14}$/);

const paymentInput = z.object({
  amountXof: francs,
  mobile: z.string().default(DEFAULT_MOBILE),
  name: z.string().nullable().default(null),
  customFields: z.unknown().optional(),
});

/** Money that names no session: what a payer sends from the application by hand. */
export const receivePayment = ofWallet(paymentInput, (context, wallet, input) => {
  const { amountXof, mobile, name, customFields = null } = input;
  const payment = { amountXof: BigInt(amountXof), mobile, name, customFields };
  return answer({ transactionId: receiveMerchantPayment(context, wallet, payment) });
});

const b2bInput = z.object({
  amountXof: francs,
  senderId: z.string().default('M_employer'),
  senderName: z.string().nullable().default(null),
  clientReference: z.string().nullable().default(null),
  /** When given, the payment fails for this reason. */
  failure: z.string().optional(),
});

export const receiveB2b = ofWallet(b2bInput, (context, wallet, { failure, ...input }) => {
  const id = newId('b2b-');
  const payment = { ...input, id, amountXof: BigInt(input.amountXof) };
  if (failure === undefined) receiveB2bPayment(context, wallet, payment);
  else failB2bPayment(context, wallet, payment, failure);
  return answer({ id });
});

export const settlePayouts = ofWallet(nothing, ({ store, now }, { walletId }) => {
  const waiting = Object.values(store.state.payouts).filter(
    (payout) => payout.walletId === walletId && payout.wire.status === 'processing',
  );
  for (const payout of waiting) settlePayout(store.state, payout, now());
  return answer({ settled: waiting.length });
});

/** A new secret signs beside the present one until the rotation ends. */
export const rotateSecret = ofWallet(nothing, (_context, wallet): ApiAnswer => {
  wallet.rotatingWebhookSecret = newId('wave_sn_WHS_');
  return answer({ secret: wallet.rotatingWebhookSecret });
});

/** The new secret alone signs from now on. */
export const endRotation = ofWallet(nothing, (_context, wallet): ApiAnswer => {
  wallet.webhookSecret = wallet.rotatingWebhookSecret ?? wallet.webhookSecret;
  wallet.rotatingWebhookSecret = null;
  return answer({});
});

const strategyInput = z.object({ strategy: z.enum(['signing', 'shared-secret']) });

export const setStrategy = ofWallet(strategyInput, (_context, wallet, { strategy }) => {
  wallet.webhookStrategy = strategy;
  return answer({});
});

/** From now on requests are refused without a signature by the secret answered here. */
export const demandSigning = ofWallet(nothing, (_context, wallet): ApiAnswer => {
  wallet.requestSigningSecret = newId('wave_sn_AKS_');
  return answer({ secret: wallet.requestSigningSecret });
});

export const dropSigning = ofWallet(nothing, (_context, wallet): ApiAnswer => {
  wallet.requestSigningSecret = null;
  return answer({});
});
