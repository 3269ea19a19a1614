import { NotFound } from '~/domain/outcome';
import { findDuesRule } from '~/features/dues/dues-queries.server';
import type { CommandResult, IpmContext } from '~/platform/context';
import type { RecordReceiptInput } from './payment-form';
import { postReceipt } from './post-receipt.server';

/** Money received over the counter or at the bank, typed by the accountant. */
export async function recordReceipt(
  ctx: IpmContext,
  input: RecordReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  if (input.receivedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  if (input.amountXof <= 0n) return { ok: false, reason: 'amount-not-positive' };
  const rule = await findDuesRule(ctx.sql, input.receivedOn);
  if (rule === null) return { ok: false, reason: 'no-dues-rule' };
  return ctx.transaction(async (tx) => {
    const { sql } = tx;
    const affiliation = await sql.first<{ id: bigint }>`SELECT id FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND id = ${input.affiliationId}`;
    if (affiliation === null) throw new NotFound(`affiliation ${input.affiliationId}`);
    const twin = await sql.first<{ number: string | null }>`SELECT number FROM Receipt
      WHERE ipmId = ${sql.ipm} AND method = ${input.method} AND externalId = ${input.reference}
      FOR UPDATE`;
    if (twin !== null) {
      const values = { number: twin.number ?? '' };
      return { ok: false, reason: 'receipt-reference-known', values };
    }
    const { receiptId } = await postReceipt(ctx, tx, {
      affiliationId: input.affiliationId,
      method: input.method,
      externalId: input.reference,
      amountXof: input.amountXof,
      receivedOn: input.receivedOn,
      targetCallIds: [],
      note: input.note ?? null,
    });
    return { ok: true, receiptId };
  });
}
