import { firstDay, toDay, toPeriod } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';

/**
 * ICAMO's side of an IPM's accrual, in ICAMO's own books. A message that comes again finds its claim
 * and does nothing: the key is (ICAMO, IPM, cause).
 */
export async function claimDues(
  icamo: TenantContext,
  message: JobPayload<'dues.claim'>,
): Promise<void> {
  const { ipmId: debtorIpmId, causeId, deltaXof } = message;
  await icamo.transaction(async (tx) => {
    const { sql } = tx;
    const inserted = await sql.run`INSERT IGNORE INTO DuesClaim
        (ipmId, debtorIpmId, causeId, period, deltaXof, createdAt)
      VALUES (${sql.ipm}, ${debtorIpmId}, ${causeId}, ${firstDay(toPeriod(message.period))},
        ${deltaXof}, ${tx.now})`;
    if (inserted === 0) return;
    const grows = deltaXof > 0n;
    const party = `ipm:${debtorIpmId}`;
    await postEvent(icamo, tx, {
      event: grows ? 'icamo-dues-receivable' : 'icamo-dues-reduced',
      valueDate: toDay(message.valueDate),
      causeKind: 'dues-accrual',
      causeId,
      amounts: { amount: grows ? deltaXof : -deltaXof },
      ...(grows ? { debitParty: party } : { creditParty: party }),
    });
  });
}
