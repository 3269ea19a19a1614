import { NotFound } from '~/domain/outcome';
import { reversalObstacle } from '~/domain/payments/payout-state';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { checkHands } from '../duty-obstacles.server';
import { lockInvoice } from '../lock-invoice.server';
import { lockOrder } from './lock-order.server';
import { lockWallet } from './lock-wallet.server';
import type { ReversePayoutInput } from './payout-form';
import { sendReversal } from './send-reversal.server';

export type Reversed = {
  readonly invoiceId: bigint;
  /** Pending and refused are told on the page of the invoice. */
  readonly outcome: 'payout-reversed' | 'reversal-pending' | 'reversal-refused';
};

/**
 * Intent → call to Wave → result. While one reversal of an order has no known outcome there is no
 * second one: the same intent is sent again, with its own key.
 */
export async function reversePayout(
  ctx: IpmContext,
  input: ReversePayoutInput,
): Promise<CommandResult<Reversed>> {
  const invoiceId = await invoiceOf(ctx, input.orderId);
  const intent = await ctx.transaction((tx) => writeIntent(ctx, tx, input, invoiceId));
  if (!intent.ok) return intent;
  const { state } = await sendReversal(ctx, intent.reversalId);
  return { ok: true, invoiceId, outcome: OUTCOMES[state] };
}

const OUTCOMES = {
  done: 'payout-reversed',
  unknown: 'reversal-pending',
  failed: 'reversal-refused',
} as const;

/** An order stays with its invoice: it is known before the lock. */
async function invoiceOf({ sql }: IpmContext, orderId: bigint): Promise<bigint> {
  const order = await sql.first<{ invoiceId: bigint }>`SELECT invoiceId FROM WavePayout
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
  if (!(await lockWallet(tx))) return { ok: false, reason: 'no-wallet' };
  const invoice = await lockInvoice(tx, invoiceId);
  const order = await lockOrder(tx, orderId);
  const apart = await checkHands(ctx, tx, 'pay', invoice);
  if (apart !== null) return { ok: false, reason: apart };
  const obstacle = reversalObstacle(order, now);
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
