import { OPEN_END, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';
import type { ProviderAccount } from './provider-account-queries.server';

export type AdhesionTerms = {
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly paymentDelayDays: number;
  readonly validFrom: Day;
};

type Known = ProviderAccount & {
  readonly number: string;
  readonly validTo: Day;
  readonly waveRecipientBy: bigint | null;
};

const SERIES = 'adhesion';
/** The series goes on through the years. */
const EVERY_YEAR = 0;
const NO_ACCOUNT = { waveRecipient: null, waveNameMatch: null, waveRecipientBy: null };

/**
 * A new period of a provider under convention, with a number of its own. All periods of the provider
 * are locked, so that none overlaps another: the one before must have ended. A provider that comes
 * back is paid where it was, by the word of whoever wrote the account.
 */
export async function openAdhesion(
  ctx: TenantContext,
  tx: IpmTransaction,
  providerId: bigint,
  terms: AdhesionTerms,
): Promise<CommandResult<{ readonly adhesionId: bigint; readonly providerId: bigint }>> {
  const known = await lockAdhesions(tx, providerId);
  const overlapping = known.findLast(({ validTo }) => validTo > terms.validFrom);
  if (overlapping !== undefined) {
    const { number } = overlapping;
    return overlapping.validTo === OPEN_END
      ? { ok: false, reason: 'provider-already-here', values: { number } }
      : { ok: false, reason: 'adhesion-overlaps', values: { number, day: overlapping.validTo } };
  }
  const adhesionId = tx.newId();
  const { waveRecipient, waveNameMatch, waveRecipientBy } = known.at(-1) ?? NO_ACCOUNT;
  tx.atEnd('number', SERIES, async () => {
    const number = await tx.nextNumber(SERIES, EVERY_YEAR);
    await tx.sql.insert('ProviderAdhesion', {
      id: adhesionId,
      providerId,
      number: `P-${number.toString().padStart(6, '0')}`,
      ...terms,
      waveRecipient,
      waveNameMatch,
      waveRecipientBy,
      validTo: OPEN_END,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
  });
  await recordAudit(ctx, tx, {
    action: known.length === 0 ? 'provider.registered' : 'provider.adhered-again',
    entityKind: 'provider',
    entityId: adhesionId,
    after: { ...terms, waveRecipient, waveNameMatch },
  });
  return { ok: true, adhesionId, providerId };
}

/** The oldest first: each period begins after the end of the ones before it. */
function lockAdhesions({ sql }: IpmTransaction, providerId: bigint): Promise<Known[]> {
  return sql.rows<Known>`SELECT number, validTo, waveRecipient, waveNameMatch, waveRecipientBy
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} AND providerId = ${providerId}
    ORDER BY id FOR UPDATE`;
}
