import type { Xof } from '~/domain/money';

/** What a movement of the wallet is to the books. */
export type MovementNature =
  'received' | 'given-back' | 'swept' | 'paid-out' | 'come-back' | 'other';

export type WalletMovement = {
  /** Wave's word: new ones appear without notice. */
  readonly kind: string;
  /** Positive when money enters the wallet. */
  readonly amountXof: Xof;
  readonly isReversal: boolean;
};

const RECEIVED = ['api_checkout', 'merchant_payment', 'b2b_payment'];
const GIVEN_BACK = ['api_checkout_refund', 'merchant_payment_refund', 'b2b_payment_reversal'];
const PAID_OUT = ['api_payout', 'bulk_payment', 'b2b_payment'];
const COME_BACK = ['api_payout_reversal', 'bulk_payment_reversal', 'b2b_payment_reversal'];

/** The sign decides before the word: money that leaves is never a receipt. */
export function natureOf({ kind, amountXof, isReversal }: WalletMovement): MovementNature {
  if (amountXof === 0n) return 'other';
  if (amountXof > 0n) {
    if (isReversal || COME_BACK.includes(kind)) return 'come-back';
    return RECEIVED.includes(kind) ? 'received' : 'other';
  }
  if (kind === 'merchant_sweep') return 'swept';
  if (GIVEN_BACK.includes(kind) || (isReversal && RECEIVED.includes(kind))) return 'given-back';
  return PAID_OUT.includes(kind) && !isReversal ? 'paid-out' : 'other';
}

export type GivenBack = {
  /** Negative. */
  readonly amountXof: Xof;
  readonly sessionId: string | null;
  readonly counterpartyMobile: string | null;
};
export type WaveReceipt = {
  readonly receiptId: bigint;
  readonly amountXof: Xof;
  readonly sessionId: string | null;
  readonly payerMobile: string | null;
  readonly isReversed: boolean;
};

/**
 * The receipt that a refund made at Wave undoes: the one of its session; without a session, the only
 * standing one of the same amount and the same payer's number. A refund is of the whole receipt: any
 * other amount, and two candidates, are for a person to decide.
 */
export function receiptGivenBack(
  refund: GivenBack,
  receipts: readonly WaveReceipt[],
): bigint | null {
  const whole = receipts.filter(({ amountXof }) => amountXof === -refund.amountXof);
  if (refund.sessionId !== null) {
    const [own] = whole.filter(({ sessionId }) => sessionId === refund.sessionId);
    return own?.receiptId ?? null;
  }
  const mobile = refund.counterpartyMobile;
  if (mobile === null) return null;
  const [only, ...others] = whole.filter(
    ({ payerMobile, isReversed }) => payerMobile === mobile && !isReversed,
  );
  return only !== undefined && others.length === 0 ? only.receiptId : null;
}
