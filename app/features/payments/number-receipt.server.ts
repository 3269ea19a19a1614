import { yearOf, type Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

/** Gives a receipt the next number of its year, last before COMMIT: the series has no gap. */
export function numberReceipt(tx: IpmTransaction, receiptId: bigint, receivedOn: Day) {
  const year = yearOf(receivedOn);
  tx.atEnd('number', `receipt:${year}`, async () => {
    const { later } = tx;
    const number = await tx.nextNumber('receipt', year);
    const text = `R-${year}-${number.toString().padStart(6, '0')}`;
    await later.run`UPDATE Receipt SET number = ${text}
      WHERE ipmId = ${later.ipm} AND id = ${receiptId}`;
  });
}
