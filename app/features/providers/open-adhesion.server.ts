import type { WaveNameMatch } from '~/domain/payments/wave-recipient';
import { OPEN_END, type Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmTransaction, TenantContext } from '~/platform/context';

export type AdhesionTerms = {
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly waveRecipient: string | null;
  readonly waveNameMatch: WaveNameMatch | null;
  readonly paymentDelayDays: number;
  readonly validFrom: Day;
};

const SERIES = 'adhesion';
/** The series goes on through the years. */
const EVERY_YEAR = 0;

/**
 * A new period of a provider under convention, with a number of its own. All periods of the provider
 * are locked, so that none overlaps another: the one before must have ended.
 */
export async function openAdhesion(
  ctx: TenantContext,
  tx: IpmTransaction,
  providerId: bigint,
  terms: AdhesionTerms,
): Promise<CommandResult<{ readonly adhesionId: bigint; readonly providerId: bigint }>> {
  const known = await lockAdhesions(tx, providerId);
  const overlapping = known.find(({ validTo }) => validTo > terms.validFrom);
  if (overlapping !== undefined) {
    const { number } = overlapping;
    return overlapping.validTo === OPEN_END
      ? { ok: false, reason: 'provider-already-here', values: { number } }
      : { ok: false, reason: 'adhesion-overlaps', values: { number, day: overlapping.validTo } };
  }
  const adhesionId = tx.newId();
  tx.atEnd('number', SERIES, async () => {
    const number = await tx.nextNumber(SERIES, EVERY_YEAR);
    await tx.sql.insert('ProviderAdhesion', {
      id: adhesionId,
      providerId,
      number: `P-${number.toString().padStart(6, '0')}`,
      ...terms,
      validTo: OPEN_END,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
  });
  await recordAudit(ctx, tx, {
    action: known.length === 0 ? 'provider.registered' : 'provider.adhered-again',
    entityKind: 'provider',
    entityId: adhesionId,
    after: terms,
  });
  return { ok: true, adhesionId, providerId };
}

function lockAdhesions({ sql }: IpmTransaction, providerId: bigint) {
  return sql.rows<{ number: string; validTo: Day }>`SELECT number, validTo FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND providerId = ${providerId} ORDER BY validFrom DESC FOR UPDATE`;
}
