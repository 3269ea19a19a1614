import { z } from 'zod';
import { optional, textField } from '~/features/forms/fields';

/** Secrets left empty keep what is stored. */
export const WalletForm = z.object({
  walletName: textField(120),
  apiKey: optional(textField(200)),
  webhookSecret: optional(textField(200)),
});
export type WalletInput = z.output<typeof WalletForm>;

export const RemovePreviousSecretForm = z.object({});
