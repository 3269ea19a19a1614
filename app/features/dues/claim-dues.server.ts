import { openValueDate } from '~/domain/ledger/closing';
import { firstDay, toDay, toPeriod } from '~/domain/period';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { JobPayload } from '#jobs/catalog';
import type { IpmTransaction, TenantContext } from '~/platform/context';

/**
 * ICAMO's side of an IPM's accrual, in ICAMO's own books. A message that comes again finds its claim
 * and does nothing: the key is (ICAMO, IPM, cause).
 */
export async function claimDues(
  icamo: TenantContext,
  message: JobPayload<'dues.claim'>,
): Promise<void> {
  await icamo.transaction((tx) => postClaim(icamo, tx, message));
}

/** One claim in a transaction of ICAMO's that may hold several. */
export async function postClaim(
  icamo: TenantContext,
  tx: IpmTransaction,
  message: JobPayload<'dues.claim'>,
): Promise<void> {
  const { ipmId: debtorIpmId, causeId, deltaXof } = message;
  const { sql } = tx;
  const inserted = await sql.run`INSERT IGNORE INTO DuesClaim
      (ipmId, debtorIpmId, causeId, period, deltaXof, createdAt)
    VALUES (${sql.ipm}, ${debtorIpmId}, ${causeId}, ${firstDay(toPeriod(message.period))},
      ${deltaXof}, ${tx.now})`;
  if (inserted === 0) return;
  const grows = deltaXof > 0n;
  const party = `ipm:${debtorIpmId}`;
  postEvent(icamo, tx, {
    event: grows ? 'icamo-dues-receivable' : 'icamo-dues-reduced',
    valueDate: openValueDate(toDay(message.valueDate), await closedThrough(tx)),
    causeKind: 'dues-accrual',
    causeId,
    amounts: { amount: grows ? deltaXof : -deltaXof },
    parties: grows ? { debitParty: party } : { creditParty: party },
  });
}
