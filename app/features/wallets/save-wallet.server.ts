import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { hasOrdersUnderWay, isSameWallet } from './same-wallet.server';
import type { WalletInput, WebhookStrategy } from './wallet-form';

type Stored = {
  readonly id: bigint;
  readonly walletName: string;
  readonly apiKeyCiphertext: string;
  readonly webhookSecretCiphertext: string;
  readonly previousSecretCiphertext: string | null;
  readonly webhookStrategy: WebhookStrategy;
  readonly signingSecretCiphertext: string | null;
};

/**
 * Stores the IPM's Wave wallet, its secrets encrypted. A new webhook secret leaves the one before
 * accepted, so that no event is lost while Wave changes over. While orders to pay are under way a new
 * key must be of the same wallet: another has not seen them, and would pay them again.
 */
export async function saveWallet(ctx: IpmContext, input: WalletInput): Promise<CommandResult> {
  const { apiKey, webhookSecret, signingSecret } = input;
  const isKnownWallet =
    apiKey === null ||
    ((await hasOrdersUnderWay(ctx)) && (await isSameWallet(ctx, { apiKey, signingSecret })));
  return ctx.transaction(async (tx) => {
    const wallet = await lockWallet(tx);
    // Orders are given under the same lock: none comes between this and the new key.
    if (!isKnownWallet && (await hasOrdersUnderWay(tx))) {
      return { ok: false, reason: 'payouts-under-way' };
    }
    if (wallet === null) {
      if (apiKey === null || webhookSecret === null) {
        return { ok: false, reason: 'wallet-key-missing' };
      }
      await insertWallet(ctx, tx, { ...input, apiKey, webhookSecret });
    } else {
      await updateWallet(ctx, tx, wallet, input);
    }
    return { ok: true };
  });
}

function lockWallet({ sql }: IpmTransaction): Promise<Stored | null> {
  return sql.first<Stored>`SELECT id, walletName, apiKeyCiphertext, webhookSecretCiphertext,
      previousSecretCiphertext, webhookStrategy, signingSecretCiphertext
    FROM WaveWallet WHERE ipmId = ${sql.ipm} AND active = 1 ORDER BY id DESC LIMIT 1 FOR UPDATE`;
}

async function insertWallet(
  ctx: IpmContext,
  tx: IpmTransaction,
  input: WalletInput & { readonly apiKey: string; readonly webhookSecret: string },
) {
  const id = tx.newId();
  const { walletName, apiKey, webhookSecret, webhookStrategy, signingSecret } = input;
  await tx.sql.insert('WaveWallet', {
    id,
    walletName,
    apiKeyCiphertext: encrypt(ctx, id, 'apiKeyCiphertext', apiKey),
    webhookSecretCiphertext: encrypt(ctx, id, 'webhookSecretCiphertext', webhookSecret),
    previousSecretCiphertext: null,
    webhookStrategy,
    signingSecretCiphertext: encryptIfGiven(ctx, id, 'signingSecretCiphertext', signingSecret),
    active: true,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  const after = {
    ...{ walletName, webhookStrategy, apiKeyChanged: true, webhookSecretChanged: true },
    signingSecretChanged: signingSecret !== null,
  };
  await recordAudit(ctx, tx, {
    action: 'wallet.saved',
    entityKind: 'wallet',
    entityId: id,
    after,
  });
}

async function updateWallet(
  ctx: IpmContext,
  tx: IpmTransaction,
  wallet: Stored,
  { walletName, apiKey, webhookSecret, webhookStrategy, signingSecret }: WalletInput,
) {
  const { sql } = tx;
  const { id } = wallet;
  const key = encryptIfGiven(ctx, id, 'apiKeyCiphertext', apiKey) ?? wallet.apiKeyCiphertext;
  const secret =
    encryptIfGiven(ctx, id, 'webhookSecretCiphertext', webhookSecret) ??
    wallet.webhookSecretCiphertext;
  const signing =
    encryptIfGiven(ctx, id, 'signingSecretCiphertext', signingSecret) ??
    wallet.signingSecretCiphertext;
  const previous =
    webhookSecret === null ? wallet.previousSecretCiphertext : asPrevious(ctx, wallet);
  await sql.run`UPDATE WaveWallet SET walletName = ${walletName}, apiKeyCiphertext = ${key},
      webhookSecretCiphertext = ${secret}, previousSecretCiphertext = ${previous},
      webhookStrategy = ${webhookStrategy}, signingSecretCiphertext = ${signing},
      updatedAt = ${tx.now}
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  await recordAudit(ctx, tx, {
    action: 'wallet.saved',
    entityKind: 'wallet',
    entityId: id,
    before: { walletName: wallet.walletName, webhookStrategy: wallet.webhookStrategy },
    after: {
      walletName,
      webhookStrategy,
      apiKeyChanged: apiKey !== null,
      webhookSecretChanged: webhookSecret !== null,
      signingSecretChanged: signingSecret !== null,
    },
  });
}

/** The ciphertext is bound to its column: what moves is encrypted again. */
function asPrevious(ctx: IpmContext, { id, webhookSecretCiphertext }: Stored): string {
  const plain = ctx.vault.decrypt(webhookSecretCiphertext, {
    table: 'WaveWallet',
    column: 'webhookSecretCiphertext',
    ipmId: ctx.ipm.id,
    id,
  });
  return encrypt(ctx, id, 'previousSecretCiphertext', plain);
}

const encrypt = (ctx: IpmContext, id: bigint, column: string, plain: string) =>
  ctx.vault.encrypt(plain, { table: 'WaveWallet', column, ipmId: ctx.ipm.id, id });

const encryptIfGiven = (ctx: IpmContext, id: bigint, column: string, plain: string | null) =>
  plain === null ? null : encrypt(ctx, id, column, plain);
