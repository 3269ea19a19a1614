import type { Xof } from '~/domain/money';

/**
 * What a person's electronic wallet may hold at most, whole francs; beyond it a payer needs a business
 * account, several payments, a transfer or a cheque. To be confirmed: BCEAO, rules on electronic money.
 */
export const WALLET_CEILING_XOF: Xof = 2_000_000n;
