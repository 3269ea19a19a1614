import { openValueDate } from '~/domain/ledger/closing';
import { STATES_THAT_LEARN } from '~/domain/oversight/dues-payment';
import { toDay } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { reversePostings } from '~/features/ledger/reverse-postings.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';

/**
 * ICAMO's decision in the IPM's own rows and books. A message that comes again, or after a later one,
 * finds a state that it does not change.
 */
export async function learnDuesDecision(
  ctx: TenantContext,
  message: Omit<JobPayload<'dues.payment-decided'>, 'ipmId'>,
): Promise<void> {
  const { paymentId, decision, reason, number, decidedOn } = message;
  await ctx.transaction(async (tx) => {
    const { sql, now } = tx;
    const moved = await sql.run`UPDATE DuesPayment
      SET state = ${decision}, reason = ${reason}, receiptNumber = ${number}, decidedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${paymentId}
        AND state IN (${sql.list(STATES_THAT_LEARN[decision])})`;
    if (moved === 0) return;
    if (decision !== 'confirmed') {
      await reversePostings(ctx, tx, {
        causeKind: 'dues-payment',
        causeId: paymentId,
        valueDate: openValueDate(toDay(decidedOn), await closedThrough(tx)),
      });
    }
    await recordAudit(ctx, tx, {
      action: `dues.${decision}`,
      entityKind: 'dues-payment',
      entityId: paymentId,
      reason,
      after: { number },
    });
  });
}
