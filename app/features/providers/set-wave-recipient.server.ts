import { assert } from '~/domain/assert';
import { NotFound } from '~/domain/outcome';
import {
  recipientText,
  type WaveNameMatch,
  type WaveRecipient,
} from '~/domain/payments/wave-recipient';
import { recordAudit } from '~/features/audit/record-audit.server';
import { walletPort } from '~/features/payments/wallet.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { SetWaveRecipientInput } from './provider-form';

type Account = {
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
};
type Saved = { readonly adhesionId: bigint; readonly waveRecipient: string | null };

/**
 * Where Wave pays a provider from now on, with what Wave says of the holder's name. Wave is asked
 * before the transaction; its silence stops nobody: the account is then saved as not verified.
 */
export async function setWaveRecipient(
  ctx: TenantContext,
  { adhesionId, waveRecipient }: SetWaveRecipientInput,
): Promise<CommandResult<Saved>> {
  const { sql } = ctx;
  const adhesion = await sql.first<{ name: string }>`SELECT name FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;
  if (adhesion === null) throw new NotFound(`adhesion ${adhesionId}`);
  const said = await askForName(ctx, waveRecipient, adhesion.name);
  const chosen = waveRecipient && recipientText(waveRecipient);
  return ctx.transaction(async (tx) => {
    const before = await lockAccount(tx, adhesionId);
    const isSame = chosen === before.waveRecipient;
    const kept = isSame ? before.waveNameMatch : null;
    const after: Account = { waveRecipient: chosen, waveNameMatch: said ?? kept };
    if (!isSame || after.waveNameMatch !== before.waveNameMatch) {
      await writeAccount(tx, adhesionId, after);
      await recordAudit(ctx, tx, {
        action: 'provider.wave-recipient-set',
        entityKind: 'provider',
        entityId: adhesionId,
        before,
        after,
      });
    }
    return { ok: true, adhesionId, waveRecipient: chosen };
  });
}

const NAME_MATCHES = { MATCH: 'match', NO_MATCH: 'no-match', NAME_NOT_KNOWN: 'unknown' } as const;

/** Null when Wave was not asked, since it only knows the names of persons, or did not say. */
async function askForName(
  ctx: TenantContext,
  recipient: WaveRecipient | null,
  name: string,
): Promise<WaveNameMatch | null> {
  if (recipient?.kind !== 'mobile') return null;
  const port = await walletPort(ctx);
  const answer = await port?.verifyRecipient({ mobile: recipient.mobile, name });
  if (!answer?.ok || answer.value.nameMatch === null) return null;
  return NAME_MATCHES[answer.value.nameMatch];
}

async function lockAccount({ sql }: IpmTransaction, adhesionId: bigint): Promise<Account> {
  const account = await sql.first<Account>`SELECT waveRecipient, waveNameMatch
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND id = ${adhesionId} FOR UPDATE`;
  if (account === null) throw new NotFound(`adhesion ${adhesionId}`);
  return account;
}

async function writeAccount(
  { sql, now }: IpmTransaction,
  adhesionId: bigint,
  { waveRecipient, waveNameMatch }: Account,
): Promise<void> {
  const written = await sql.run`UPDATE ProviderAdhesion
    SET waveRecipient = ${waveRecipient}, waveNameMatch = ${waveNameMatch}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;
  assert(written === 1, 'a locked adhesion takes its account');
}
