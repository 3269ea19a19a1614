import { NotFound } from '~/domain/outcome';
import { sum } from '~/domain/money';
import { parseWaveRecipient } from '~/domain/payments/wave-recipient';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import { lockWallet } from './lock-wallet.server';
import { lockPayables, type Payable } from './payable-queries.server';
import type { OrderPayoutsInput } from './payout-form';

type Ordered = {
  readonly count: number;
  readonly totalXof: bigint;
  readonly invoiceIds: readonly bigint[];
};

/**
 * Orders Wave to pay approved invoices: all that were chosen, or none. The orders are written here and
 * sent by `wave.settle-payouts`, asked for in the same transaction.
 */
export async function orderPayouts(
  ctx: IpmContext,
  input: OrderPayoutsInput,
): Promise<CommandResult<Ordered>> {
  const invoiceIds = [...new Set(input.payouts.map(({ invoiceId }) => invoiceId))];
  return ctx.transaction(async (tx) => {
    if (!(await lockWallet(tx))) return { ok: false, reason: 'no-wallet' };
    const { user, today } = ctx;
    const invoices = await lockPayables({ sql: tx.sql, user, today }, invoiceIds);
    if (invoices.length < invoiceIds.length) {
      throw new NotFound(`one of invoices ${invoiceIds.join()}`);
    }
    const hindered = invoices.find(({ obstacle }) => obstacle !== null);
    if (hindered) return refuse(ctx, hindered);
    const unseen = whatWasNotSeen(input, invoices);
    if (unseen !== null) return { ok: false, reason: unseen };
    await writeOrders(ctx, tx, invoices);
    await tx.enqueue('wave.settle-payouts', {});
    return { ok: true, count: invoices.length, totalXof: input.totalXof, invoiceIds };
  });
}

/** What is paid, and to whom, is what the screen showed; a name that Wave does not confirm was ticked. */
function whatWasNotSeen(
  { payouts, totalXof, namesVerified }: OrderPayoutsInput,
  invoices: readonly Payable[],
): string | null {
  const shown = new Map(payouts.map(({ invoiceId, recipient }) => [invoiceId, recipient]));
  const isOther = ({ id, waveRecipient }: Payable) => shown.get(id) !== waveRecipient;
  if (invoices.some(isOther)) return 'payout-account-changed';
  if (sum(invoices.map(({ ipmShareXof }) => ipmShareXof)) !== totalXof)
    return 'payout-total-changed';
  const isDoubted = invoices.some(({ waveNameMatch }) => waveNameMatch === 'no-match');
  return isDoubted && !namesVerified ? 'payout-names-not-verified' : null;
}

function refuse(ctx: IpmContext, { number, providerReference, obstacle }: Payable) {
  const cause = ctx.t.dynamic(`reasons.${obstacle ?? ''}`);
  const values = { number: number ?? providerReference, cause };
  return { ok: false as const, reason: 'payout-hindered' as const, values };
}

/** Several mobiles go to Wave in one lot; a business is paid by a call of its own. */
async function writeOrders(ctx: IpmContext, tx: IpmTransaction, invoices: readonly Payable[]) {
  const lotOfMobiles = tx.newId();
  for (const { id: invoiceId, number, ipmShareXof, providerName, waveRecipient } of invoices) {
    const id = tx.newId();
    const recipient = waveRecipient ?? '';
    const parsed = parseWaveRecipient(recipient);
    await tx.sql.insert('WavePayout', {
      ...{ id, invoiceId, recipient, recipientName: providerName, amountXof: ipmShareXof },
      lotId: parsed.ok && parsed.value.kind === 'mobile' ? lotOfMobiles : id,
      clientReference: `${ctx.ipm.slug}:${number ?? invoiceId}:${id.toString(36)}`,
      idempotencyKey: `payout-${id}`,
      state: 'intent',
      createdBy: ctx.user.id,
      createdAt: tx.now,
      updatedAt: tx.now,
    });
    await recordAudit(ctx, tx, {
      action: 'invoice.payout-ordered',
      entityKind: 'invoice',
      entityId: invoiceId,
      after: { amountXof: ipmShareXof },
    });
  }
}
