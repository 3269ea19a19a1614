import { z } from 'zod';
import type { SimulatorState } from './simulator-state';

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
  disabled: z.boolean().default(false),
  /** Only for a wallet that is new; later the balance moves by itself. */
  openingBalanceXof: z
    .string()
    .regex(/^\d{1,15}$/)
    .default('0'),
});

export type WalletInput = z.infer<typeof walletInput>;

/** Registers a wallet, or changes its keys and addresses; what it holds stays. */
export function putWallet(state: SimulatorState, input: WalletInput): void {
  const { openingBalanceXof, ...wallet } = input;
  const balanceXof = state.wallets[input.walletId]?.balanceXof ?? openingBalanceXof;
  state.wallets[input.walletId] = { ...wallet, balanceXof };
}
