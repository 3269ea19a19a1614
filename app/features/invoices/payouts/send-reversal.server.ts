import { recordAudit } from '~/features/audit/record-audit.server';
import { walletPort } from '~/features/payments/wallet.server';
import type { WavePort, WaveResult } from '~/integrations/wave/wave-port';
import type { TenantContext } from '~/platform/context';
import { concludeReversal } from './conclude-reversal.server';
import type { Order } from './lot-queries.server';

type Reversal = Pick<Order, 'invoiceId' | 'amountXof' | 'clientReference'> & {
  readonly id: bigint;
  readonly orderId: bigint;
  readonly idempotencyKey: string;
  readonly reason: string;
  readonly state: 'intent' | 'done' | 'failed';
  readonly failureCode: string | null;
};
type Sent =
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly code: string }
  /** Wave may have given the money back: it is asked again. */
  | { readonly state: 'unknown' };

/**
 * Asks Wave to give a payout back, outside any transaction. What became of it is read first: an
 * earlier call that went unanswered may have been heard.
 */
export async function sendReversal(ctx: TenantContext, reversalId: bigint): Promise<Sent> {
  const reversal = await findReversal(ctx, reversalId);
  const { state, failureCode } = reversal;
  if (state === 'done') return { state };
  if (state === 'failed') return { state, code: failureCode ?? '' };
  const port = await walletPort(ctx);
  if (port === null) return { state: 'unknown' };
  const answer = await ask(port, reversal);
  if (answer.ok) {
    const { orderId: id, reason } = reversal;
    await concludeReversal(ctx, { ...reversal, id }, { reason, on: ctx.today });
    return { state: 'done' };
  }
  if (!answer.retryable) return fail(ctx, reversal, answer.code);
  await noteAnswer(ctx, reversal, answer.code);
  return { state: 'unknown' };
}

async function findReversal({ sql }: TenantContext, id: bigint): Promise<Reversal> {
  const reversal = await sql.first<Reversal>`SELECT r.id, r.orderId, r.idempotencyKey, r.reason,
      r.state, r.failureCode, w.invoiceId, w.amountXof, w.clientReference
    FROM WavePayoutReversal r JOIN WavePayout w ON w.ipmId = r.ipmId AND w.id = r.orderId
    WHERE r.ipmId = ${sql.ipm} AND r.id = ${id}`;
  if (reversal === null) throw new Error(`no reversal ${id}`);
  return reversal;
}

/** Wave's own number of a payout is learnt with its state: the list of the wallet does not tell it. */
async function ask(
  port: WavePort,
  { amountXof, clientReference, idempotencyKey }: Reversal,
): Promise<WaveResult<null>> {
  const search = await port.searchPayoutsByReference(clientReference);
  if (!search.ok) return { ...search, retryable: true };
  const payout = search.value.find(({ receiveAmountXof }) => receiveAmountXof === amountXof);
  if (payout === undefined) {
    return { ok: false, code: 'not-found', retryable: false, status: null, fields: [] };
  }
  if (payout.status === 'reversed') return { ok: true, value: null };
  return port.reversePayout({ id: payout.id, idempotencyKey });
}

async function fail(
  ctx: TenantContext,
  { id, invoiceId, amountXof }: Reversal,
  code: string,
): Promise<Sent> {
  await ctx.followUp(async (tx) => {
    const { sql, now } = tx;
    const failed = await sql.run`UPDATE WavePayoutReversal
      SET state = ${'failed'}, failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'intent'}`;
    if (failed === 0) return;
    await recordAudit(ctx, tx, {
      action: 'invoice.reversal-refused',
      entityKind: 'invoice',
      entityId: invoiceId,
      after: { code, amountXof },
    });
  });
  return { state: 'failed', code };
}

const noteAnswer = (ctx: TenantContext, { id }: Reversal, code: string) =>
  ctx.followUp(
    ({ sql, now }) => sql.run`UPDATE WavePayoutReversal
      SET failureCode = ${code}, updatedAt = ${now}
      WHERE ipmId = ${sql.ipm} AND id = ${id} AND state = ${'intent'}`,
  );
