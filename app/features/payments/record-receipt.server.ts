import { NotFound } from '~/domain/outcome';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import type { RecordReceiptInput } from './payment-form';
import { postReceipt, readyForReceipt } from './post-receipt.server';

/** Money received over the counter or at the bank, typed by the accountant. */
export async function recordReceipt(
  ctx: IpmContext,
  input: RecordReceiptInput,
): Promise<CommandResult<{ readonly receiptId: bigint }>> {
  if (input.receivedOn > ctx.today) return { ok: false, reason: 'day-in-future' };
  if (input.amountXof <= 0n) return { ok: false, reason: 'amount-not-positive' };
  return ctx.transaction(async (tx) => {
    const [payer, ready] = await Promise.all([findPayer(tx, input), readyForReceipt(tx, input)]);
    if (ready.duesRule === null) return { ok: false, reason: 'no-dues-rule' };
    if (payer === null) throw new NotFound(`affiliation ${input.affiliationId}`);
    if (payer.twinId !== null) {
      const values = { number: payer.twinNumber ?? '' };
      return { ok: false, reason: 'receipt-reference-known', values };
    }
    const receipt = {
      affiliationId: input.affiliationId,
      method: input.method,
      externalId: input.reference,
      amountXof: input.amountXof,
      receivedOn: input.receivedOn,
      targetCallIds: [],
      note: input.note ?? null,
    };
    const { receiptId } = await postReceipt(ctx, tx, receipt, ready);
    return { ok: true, receiptId };
  });
}

/** Who pays, and the receipt that bears the same reference already. */
function findPayer({ sql }: IpmTransaction, input: RecordReceiptInput) {
  return sql.first<{ twinId: bigint | null; twinNumber: string | null }>`
    SELECT r.id AS twinId, r.number AS twinNumber FROM Affiliation a
    LEFT JOIN Receipt r ON r.ipmId = a.ipmId AND r.method = ${input.method}
      AND r.externalId = ${input.reference}
    WHERE a.ipmId = ${sql.ipm} AND a.id = ${input.affiliationId}`;
}
