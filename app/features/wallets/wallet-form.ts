import { z } from 'zod';
import { choiceField, optional, textField } from '~/features/forms/fields';

/** The proof that Wave's events must carry; `either` while Wave changes from one to the other. */
export const WEBHOOK_STRATEGIES = ['signing', 'shared-secret', 'either'] as const;
export type WebhookStrategy = (typeof WEBHOOK_STRATEGIES)[number];

/** Secrets left empty keep what is stored. */
export const WalletForm = z.object({
  walletName: textField(120),
  apiKey: optional(textField(200)),
  webhookSecret: optional(textField(200)),
  webhookStrategy: choiceField(WEBHOOK_STRATEGIES),
  signingSecret: optional(textField(200)),
});
export type WalletInput = z.output<typeof WalletForm>;

export const RemoveSecretForm = z.object({});
