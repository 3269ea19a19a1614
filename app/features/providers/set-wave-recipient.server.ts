import { assert } from '~/domain/assert';
import { NotFound } from '~/domain/outcome';
import {
  recipientText,
  type WaveNameMatch,
  type WaveRecipient,
} from '~/domain/payments/wave-recipient';
import { recordAudits, type AuditEvent } from '~/features/audit/record-audit.server';
import { walletPort } from '~/features/payments/wallet.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { ProviderAccount } from './provider-account-queries.server';
import type { SetWaveRecipientInput } from './provider-form';

type Account = ProviderAccount & {
  /** Who wrote `waveRecipient`; null when there is none, or when nobody is known to have. */
  readonly waveRecipientBy: bigint | null;
};
type Held = Account & { readonly id: bigint };
type Change = { readonly id: bigint; readonly before: Account; readonly after: Account };
type Saved = { readonly adhesionId: bigint; readonly waveRecipient: string | null };

/**
 * Where Wave pays a provider from now on, with what Wave says of the holder's name. The account is
 * the provider's: all its adhesions here get it, since an old invoice may still be due. Wave is asked
 * before the transaction; its silence stops nobody: the account is then saved as not verified.
 */
export async function setWaveRecipient(
  ctx: TenantContext,
  { adhesionId, waveRecipient }: SetWaveRecipientInput,
): Promise<CommandResult<Saved>> {
  const { sql } = ctx;
  const adhesion = await sql.first<{ providerId: bigint; name: string }>`SELECT providerId, name
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND id = ${adhesionId}`;
  if (adhesion === null) throw new NotFound(`adhesion ${adhesionId}`);
  const written: Account = {
    waveRecipient: waveRecipient && recipientText(waveRecipient),
    waveNameMatch: await askForName(ctx, waveRecipient, adhesion.name),
    waveRecipientBy: waveRecipient && (ctx.user?.id ?? null),
  };
  return ctx.transaction(async (tx) => {
    const held = await lockAccounts(tx, adhesion.providerId);
    const changes = held.flatMap((one) => changeOf(one, written) ?? []);
    for (const change of changes) await writeAccount(tx, change);
    await recordAudits(ctx, tx, changes.map(eventOf));
    return { ok: true, adhesionId, waveRecipient: written.waveRecipient };
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

function lockAccounts({ sql }: IpmTransaction, providerId: bigint): Promise<Held[]> {
  return sql.rows<Held>`SELECT id, waveRecipient, waveNameMatch, waveRecipientBy
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND providerId = ${providerId}
    ORDER BY id FOR UPDATE`;
}

/** Null when nothing changes. The same account stays its writer's, and keeps its name if Wave is silent. */
function changeOf({ id, ...before }: Held, written: Account): Change | null {
  if (written.waveRecipient !== before.waveRecipient) return { id, before, after: written };
  const waveNameMatch = written.waveNameMatch ?? before.waveNameMatch;
  if (waveNameMatch === before.waveNameMatch) return null;
  return { id, before, after: { ...before, waveNameMatch } };
}

async function writeAccount({ sql, now }: IpmTransaction, { id, after }: Change): Promise<void> {
  const { waveRecipient, waveNameMatch, waveRecipientBy } = after;
  const written = await sql.run`UPDATE ProviderAdhesion
    SET waveRecipient = ${waveRecipient}, waveNameMatch = ${waveNameMatch},
      waveRecipientBy = ${waveRecipientBy}, updatedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  assert(written === 1, 'a locked adhesion takes its account');
}

/** The entry itself names who wrote. */
function eventOf({ id, before, after }: Change): AuditEvent {
  return {
    action: 'provider.wave-recipient-set',
    entityKind: 'provider',
    entityId: id,
    before: shownOf(before),
    after: shownOf(after),
  };
}

const shownOf = ({ waveRecipient, waveNameMatch }: Account): ProviderAccount => ({
  waveRecipient,
  waveNameMatch,
});
