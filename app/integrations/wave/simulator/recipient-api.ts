import { z } from 'zod';
import { answer, refuse, refuseFields } from './api-answer';
import type { ApiHandler } from './api-call.server';
import { amount, currency, mobile } from './api-fields';
import type { SimulatorState } from './simulator-state';

const QUESTIONS = 30;
const WINDOW_MS = 5 * 60_000;
const BLOCK_MS = 60 * 60_000;

/** What an account may hold, as for a client who is identified. */
const ACCOUNT_LIMIT_XOF = 2_000_000n;
const FULL_ACCOUNT = '+221700000004';

const question = z.object({
  mobile,
  name: z.string().max(255).nullish(),
  national_id: z.string().nullish(),
  amount: amount.nullish(),
  currency: currency.nullish(),
});

export const verifyRecipient: ApiHandler = ({ store, now }, { body }) => {
  const parsed = question.safeParse(body);
  if (!parsed.success) return refuseFields(parsed.error, 'body');
  const asked = parsed.data;
  if (!asked.mobile.startsWith('+221')) {
    return refuse(400, 'country-mismatch', 'The recipient is in another country');
  }
  const mayAsk = noteQuestion(store.state, asked.mobile, now().getTime());
  store.changed();
  if (!mayAsk) return refuse(429, 'too-many-requests', 'This number was asked for too often');
  const holder = store.state.holders[asked.mobile];
  return answer({
    within_limits: asked.amount == null ? null : isWithinLimits(asked.mobile, BigInt(asked.amount)),
    name_match: matchOf(asked.name, holder?.name, 'NAME_NOT_KNOWN'),
    national_id_match: matchOf(asked.national_id, holder?.nationalId, 'ID_NOT_KNOWN'),
  });
};

/** Thirty questions in five minutes about one number; the next ones are refused for an hour. */
function noteQuestion(state: SimulatorState, number: string, now: number): boolean {
  const known = state.verifications[number] ?? { askedAt: [], blockedUntil: 0 };
  if (now < known.blockedUntil) return false;
  const askedAt = known.askedAt.filter((at) => now - at < WINDOW_MS);
  const isFull = askedAt.length >= QUESTIONS;
  state.verifications[number] = isFull
    ? { askedAt: [], blockedUntil: now + BLOCK_MS }
    : { askedAt: [...askedAt, now], blockedUntil: 0 };
  return !isFull;
}

const isWithinLimits = (number: string, amountXof: bigint) =>
  number !== FULL_ACCOUNT && amountXof <= ACCOUNT_LIMIT_XOF;

function matchOf<Unknown extends string>(
  asked: string | null | undefined,
  known: string | null | undefined,
  unknown: Unknown,
): 'MATCH' | 'NO_MATCH' | Unknown | null {
  if (asked == null) return null;
  if (known == null) return unknown;
  return plain(asked) === plain(known) ? 'MATCH' : 'NO_MATCH';
}

/** Case, accents and spacing do not make another person. */
const plain = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/g, ' ').trim().toLowerCase();
