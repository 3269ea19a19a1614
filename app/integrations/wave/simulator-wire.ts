import { z } from 'zod';
import { waveAmount } from './wave-amount';
import type {
  SimulatedMovement,
  SimulatedSession,
  SimulatedWallet,
  SimulatedWebhook,
} from './simulator-port';
import { WAVE_CALLS } from './wave-calls';

const instant = z.iso.datetime().transform((text) => new Date(text));
const call = z.enum(WAVE_CALLS);

const behaviour = z.object({
  delayMs: z.number(),
  copies: z.number(),
  reorder: z.number(),
  loseNext: z.number(),
  losePercent: z.number(),
  holdPayouts: z.boolean(),
});

const fault = z.object({
  call: call.nullable(),
  status: z.number().nullable(),
  code: z.string(),
  remaining: z.number(),
  delayMs: z.number(),
  afterEffect: z.boolean(),
});

export const simulatedWallet = z
  .object({
    walletId: z.string(),
    businessName: z.string(),
    merchantId: z.string(),
    webhookUrl: z.string(),
    webhookStrategy: z.enum(['signing', 'shared-secret']),
    newSecret: z.string().nullable(),
    requestSigningSecret: z.string().nullable(),
    balanceXof: waveAmount,
    behaviour,
    faults: z.array(fault),
  })
  .transform((wire): SimulatedWallet => wire);

export const documentedCall = z.object({
  call,
  errors: z.array(z.object({ status: z.number(), code: z.string() })),
});

export const simulatedSession = z
  .object({
    id: z.string(),
    amount: waveAmount,
    checkout_status: z.enum(['open', 'complete', 'expired']),
    client_reference: z.string().nullable(),
    transaction_id: z.string().nullable(),
    wave_launch_url: z.string(),
    when_created: instant,
    when_expires: instant,
    when_refunded: z.string().nullable(),
  })
  .transform((wire): SimulatedSession => ({
    id: wire.id,
    amountXof: wire.amount,
    checkoutStatus: wire.checkout_status,
    clientReference: wire.client_reference,
    transactionId: wire.transaction_id,
    isRefunded: wire.when_refunded !== null,
    launchUrl: wire.wave_launch_url,
    createdAt: wire.when_created,
    expiresAt: wire.when_expires,
  }));

export const simulatedMovement = z
  .object({
    transaction_id: z.string(),
    transaction_type: z.string(),
    amount: waveAmount,
    fee: waveAmount,
    balance: waveAmount,
    timestamp: instant,
    is_reversal: z.boolean(),
    counterparty_name: z.string().nullable(),
    counterparty_mobile: z.string().nullable(),
    counterparty_id: z.string().nullable(),
    client_reference: z.string().nullable(),
    refunded: z.boolean(),
  })
  .transform((wire): SimulatedMovement => ({
    id: wire.transaction_id,
    kind: wire.transaction_type,
    amountXof: wire.amount,
    feeXof: wire.fee,
    balanceXof: wire.balance,
    occurredAt: wire.timestamp,
    counterparty: wire.counterparty_name ?? wire.counterparty_mobile ?? wire.counterparty_id,
    clientReference: wire.client_reference,
    isRefundable: wire.amount > 0n && !wire.is_reversal && !wire.refunded,
  }));

export const simulatedWebhook = z
  .object({
    id: z.string(),
    type: z.string(),
    createdAt: instant,
    state: z.enum(['pending', 'held', 'lost', 'delivered', 'given-up']),
    attempts: z.array(z.object({ at: instant, status: z.number().nullable() })),
    rawBody: z.string(),
  })
  .transform((wire): SimulatedWebhook => wire);
