import { NotFound } from '~/domain/outcome';
import { reversalObstacle } from '~/domain/payments/payout-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { checkHands } from '../duty-obstacles.server';
import { lockInvoice } from '../lock-invoice.server';
import { reversalAnswer } from './last-answer';
import { lockOrder } from './lock-order.server';
import { recipientOf } from './lot-queries.server';
import type { ReversePayoutInput } from './payout-form';
import { sendReversal } from './send-reversal.server';

type Asked = { readonly invoiceId: bigint };

/**
 * Intent → call to Wave → result. While one reversal of an order has no known outcome there is no
 * second one: the same intent is sent again, with its own key.
 */
export async function reversePayout(
  ctx: IpmContext,
  input: ReversePayoutInput,
): Promise<CommandResult<Asked>> {
  const invoiceId = await invoiceOf(ctx, input.orderId);
  const intent = await ctx.transaction((tx) => writeIntent(ctx, tx, input, invoiceId));
  if (!intent.ok) return intent;
  const sent = await sendReversal(ctx, intent.reversalId);
  if (sent.state === 'done') return { ok: true, invoiceId };
  if (sent.state === 'unknown') return { ok: false, reason: 'reversal-pending' };
  const cause = reversalAnswer(ctx.t, sent.code);
  return { ok: false, reason: 'reversal-refused', values: { cause } };
}

/** An order stays with its invoice: it is known before the lock. */
async function invoiceOf({ sql }: IpmContext, orderId: bigint): Promise<bigint> {
  const order = await sql.first<Asked>`SELECT invoiceId FROM WavePayout
    WHERE ipmId = ${sql.ipm} AND id = ${orderId}`;
  if (order === null) throw new NotFound(`order ${orderId}`);
  return order.invoiceId;
}

async function writeIntent(
  ctx: IpmContext,
  tx: IpmTransaction,
  { orderId, reason }: ReversePayoutInput,
  invoiceId: bigint,
): Promise<CommandResult<{ readonly reversalId: bigint }>> {
  const { sql, now } = tx;
  const invoice = await lockInvoice(tx, invoiceId);
  const order = await lockOrder(tx, orderId);
  const apart = await checkHands(ctx, tx, 'pay', invoice);
  if (apart !== null) return { ok: false, reason: apart };
  const { state, failureCode, updatedAt: concludedAt } = order;
  const recipientKind = recipientOf(order).kind;
  const obstacle = reversalObstacle({ state, failureCode, recipientKind, concludedAt }, now);
  if (obstacle !== null) return { ok: false, reason: obstacle };
  const pending = await sql.first<{ id: bigint }>`SELECT id FROM WavePayoutReversal
    WHERE ipmId = ${sql.ipm} AND orderId = ${orderId} AND state = ${'intent'} LIMIT 1`;
  if (pending !== null) return { ok: true, reversalId: pending.id };
  const reversalId = tx.newId();
  await sql.insert('WavePayoutReversal', {
    ...{ id: reversalId, orderId, reason },
    idempotencyKey: `reversal-${reversalId}`,
    state: 'intent',
    createdBy: ctx.user.id,
    createdAt: now,
    updatedAt: now,
  });
  await recordAudit(ctx, tx, {
    action: 'invoice.reversal-asked',
    entityKind: 'invoice',
    entityId: invoiceId,
    reason,
  });
  return { ok: true, reversalId };
}
