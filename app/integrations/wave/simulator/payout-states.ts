import { newId } from './simulator-id.server';
import type { SimulatedPayout, SimulatorState, Wallet } from './simulator-state';
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

/** What these received does not come back. */
const UNREVERSIBLE_RECIPIENTS: Readonly<Record<string, string>> = {
  '+221700000006': 'payout-reversal-account-terminated',
  '+221700000007': 'insufficient-funds',
};

export type PayoutInput = {
  receive_amount: string;
  mobile: string;
  name?: string | null | undefined;
  national_id?: string | null | undefined;
  client_reference?: string | null | undefined;
  payment_reason?: string | null | undefined;
};

export type PayoutRefusal = { status: 400 | 422; code: string };

/** Why Wave refuses the payout at once, or null. */
export function refusalOf(wallet: Wallet, input: PayoutInput): PayoutRefusal | null {
  if (!input.mobile.startsWith('+221')) return { status: 400, code: 'country-mismatch' };
  const recipient = REFUSED_RECIPIENTS[input.mobile];
  if (recipient !== undefined) return { status: 422, code: recipient };
  const receiveXof = BigInt(input.receive_amount);
  if (BigInt(wallet.balanceXof) < receiveXof + simulatedFee(receiveXof)) {
    return { status: 422, code: 'insufficient-funds' };
  }
  return null;
}

/** Writes a payout down as `processing`: nothing has moved yet. */
export function addPayout(
  state: SimulatorState,
  wallet: Wallet,
  payout: { input: PayoutInput; batchId: string | null; now: Date },
): SimulatedPayout {
  const { input, batchId, now } = payout;
  const added: SimulatedPayout = {
    walletId: wallet.walletId,
    batchId,
    wire: {
      id: newId('pt-'),
      currency: 'XOF',
      receive_amount: input.receive_amount,
      fee: simulatedFee(BigInt(input.receive_amount)).toString(),
      mobile: input.mobile,
      name: input.name ?? null,
      national_id: input.national_id ?? null,
      client_reference: input.client_reference ?? null,
      payment_reason: input.payment_reason ?? null,
      status: 'processing',
      timestamp: now.toISOString(),
      payout_error: null,
    },
  };
  state.payouts[added.wire.id] = added;
  return added;
}

/** Carries out a payout that is still `processing`: paid, or failed with its reason. */
export function settlePayout(state: SimulatorState, payout: SimulatedPayout, now: Date): void {
  const { wire } = payout;
  const wallet = state.wallets[payout.walletId];
  if (wallet === undefined || wire.status !== 'processing') return;
  const refusal = refusalOf(wallet, wire)?.code;
  const failure = wire.mobile === FAILING_RECIPIENT ? 'recipient-account-inactive' : refusal;
  if (failure !== undefined) {
    wire.status = 'failed';
    wire.payout_error = { error_code: failure, error_message: 'The payout failed' };
    return;
  }
  wire.status = 'succeeded';
  movePayout(state, payout, { kind: 'api_payout', sign: -1n, now });
}

/** Amount and fee come back within three days; null when they did. */
export function reverseSettledPayout(
  state: SimulatorState,
  payout: SimulatedPayout,
  now: Date,
): PayoutRefusal | null {
  const { wire } = payout;
  if (wire.status === 'reversed') return null;
  if (wire.status !== 'succeeded') {
    return { status: 400, code: 'payout-reversal-account-terminated' };
  }
  if (now.getTime() - Date.parse(wire.timestamp) > REVERSAL_LIMIT_MS) {
    return { status: 400, code: 'payout-reversal-time-limit-exceeded' };
  }
  const kept = UNREVERSIBLE_RECIPIENTS[wire.mobile];
  if (kept !== undefined) return { status: kept === 'insufficient-funds' ? 422 : 400, code: kept };
  wire.status = 'reversed';
  movePayout(state, payout, { kind: 'api_payout_reversal', sign: 1n, now });
  return null;
}

/** `sign` is -1 when the wallet pays, and 1 when amount and fee come back. */
function movePayout(
  state: SimulatorState,
  { walletId, batchId, wire }: SimulatedPayout,
  movement: { kind: string; sign: 1n | -1n; now: Date },
): void {
  const { kind, sign, now } = movement;
  const wallet = state.wallets[walletId];
  if (wallet === undefined) throw new Error(`Payout ${wire.id} has no wallet`);
  moveMoney(state, wallet, {
    transactionId: newId('T_'),
    kind,
    amountXof: sign * BigInt(wire.receive_amount),
    feeXof: -sign * BigInt(wire.fee),
    at: now,
    is_reversal: sign === 1n,
    counterparty_name: wire.name,
    counterparty_mobile: wire.mobile,
    client_reference: wire.client_reference,
    payment_reason: wire.payment_reason,
    batch_id: batchId,
  });
}
