import { z } from 'zod';
import {
  choiceField,
  countField,
  flagField,
  optional,
  textField,
  xofField,
} from '~/features/forms/fields';
import { PAYER_FAILURES } from '~/integrations/wave/simulator-port';

const walletId = textField(100);

export const WalletForm = z.object({ walletId });

export const DisorderForm = z.object({
  walletId,
  delaySeconds: countField(0, 600),
  copies: countField(1, 20),
  reorder: countField(0, 20),
  loseNext: countField(0, 1_000),
  losePercent: countField(0, 100),
  holdPayouts: flagField(),
});

/** `error` is a status with its code, or one of the three ways in which no answer comes. */
export const FaultForm = z.object({
  walletId,
  call: optional(textField(40)),
  error: z.string('required').regex(/^(\d{3} [a-z-]+|slow|broken|lost)$/, 'not-a-choice'),
  times: countField(1, 100),
});

export const PaymentForm = z.object({
  walletId,
  from: choiceField(['person', 'business']),
  amountXof: xofField(),
  typed: optional(textField(80)),
  unreadable: flagField(),
});

export const RefundForm = z.object({ walletId, transactionId: textField(64) });

export const SessionForm = z.object({ walletId, sessionId: textField(64) });

export const PaymentFailureForm = z.object({
  walletId,
  sessionId: textField(64),
  failure: choiceField(PAYER_FAILURES),
});

export const EventForm = z.object({ walletId, eventId: textField(64) });

export type WalletInput = z.output<typeof WalletForm>;
export type DisorderInput = z.output<typeof DisorderForm>;
export type FaultInput = z.output<typeof FaultForm>;
export type PaymentInput = z.output<typeof PaymentForm>;
export type RefundInput = z.output<typeof RefundForm>;
export type SessionInput = z.output<typeof SessionForm>;
export type PaymentFailureInput = z.output<typeof PaymentFailureForm>;
export type EventInput = z.output<typeof EventForm>;
