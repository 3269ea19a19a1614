import { z } from 'zod';
import type { SimulatorState } from './simulator-state';

export const holderInput = z.object({
  mobile: z.string(),
  name: z.string().min(1),
  nationalId: z.string().nullable().default(null),
});

/** A wallet as the wallets file and `POST /simulator/wallets` describe it. */
export const walletInput = z.object({
  walletId: z.string().min(1).max(100),
  businessName: z.string().min(1).max(255),
  apiKey: z.string().min(8).max(255),
  revokedApiKeys: z.array(z.string()).default([]),
  webhookSecret: z.string().min(8).max(255),
  rotatingWebhookSecret: z.string().min(8).max(255).nullable().default(null),
  webhookStrategy: z.enum(['signing', 'shared-secret']).default('signing'),
  webhookUrl: z.url(),
  requestSigningSecret: z.string().min(8).max(255).nullable().default(null),
  disabled: z.boolean().default(false),
  /** Only for a wallet that is new; later the balance moves by itself. */
  openingBalanceXof: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0'),
  /** Persons that it pays, whom Wave knows from then on. */
  holders: z.array(holderInput).default([]),
});

export type WalletInput = z.infer<typeof walletInput>;

/** Registers a wallet, or changes its keys and addresses; what it holds stays. */
export function putWallet(state: SimulatorState, input: WalletInput): void {
  const { openingBalanceXof, holders, ...wallet } = input;
  const balanceXof = state.wallets[input.walletId]?.balanceXof ?? openingBalanceXof;
  const registeredSecret = input.webhookSecret;
  state.wallets[input.walletId] = { ...wallet, registeredSecret, balanceXof };
  for (const holder of holders) knowHolder(state, holder);
}

/** `verify_recipient` knows the holder from now on. */
export function knowHolder(
  state: SimulatorState,
  { mobile, ...holder }: z.output<typeof holderInput>,
): void {
  state.holders[mobile] = holder;
}

/** As at every start: a wallet that was rotated since it was registered keeps its present secrets. */
export function putWalletAgain(state: SimulatorState, input: WalletInput): void {
  const known = state.wallets[input.walletId];
  putWallet(state, input);
  const wallet = state.wallets[input.walletId];
  if (wallet === undefined || known?.registeredSecret !== input.webhookSecret) return;
  wallet.webhookSecret = known.webhookSecret;
  wallet.rotatingWebhookSecret = known.rotatingWebhookSecret;
  wallet.webhookStrategy = known.webhookStrategy;
  wallet.requestSigningSecret = known.requestSigningSecret;
}

/** How other businesses name the wallet: in `recipient_id`, `sender_id`, `merchant_id`. */
export const merchantId = (walletId: string): string => `M_${walletId}`;
