import {
  invoiceDueSumsOf,
  invoiceMonthSumsOf,
  type InvoiceChange,
  type InvoiceDueSums,
  type InvoiceMonthSums,
} from '~/domain/oversight/invoice-sums';
import type { IpmTransaction } from '~/platform/context';

/** Moves the sums of the invoice that an event changes, at the end of the transaction that changes it. */
export function summariseInvoice(tx: IpmTransaction, change: InvoiceChange): void {
  tx.atEnd('summary', 'invoices', async () => {
    for (const month of invoiceMonthSumsOf(change)) await addToMonth(tx, month);
    for (const day of invoiceDueSumsOf(change)) await addToDueDay(tx, day);
  });
}

async function addToMonth({ sql }: IpmTransaction, row: InvoiceMonthSums) {
  await sql.run`INSERT INTO InvoiceSummary (ipmId, period, state, invoiceCount, lineCount,
      billedXof, ipmShareXof, rejectedXof, decisionDays, paymentDays, paidLateCount)
    VALUES (${sql.ipm}, ${row.period}, ${row.state}, ${row.invoiceCount}, ${row.lineCount},
      ${row.billedXof}, ${row.ipmShareXof}, ${row.rejectedXof}, ${row.decisionDays},
      ${row.paymentDays}, ${row.paidLateCount})
    ON DUPLICATE KEY UPDATE
      invoiceCount = invoiceCount + VALUES(invoiceCount), lineCount = lineCount + VALUES(lineCount),
      billedXof = billedXof + VALUES(billedXof), ipmShareXof = ipmShareXof + VALUES(ipmShareXof),
      rejectedXof = rejectedXof + VALUES(rejectedXof),
      decisionDays = decisionDays + VALUES(decisionDays),
      paymentDays = paymentDays + VALUES(paymentDays),
      paidLateCount = paidLateCount + VALUES(paidLateCount)`;
}

async function addToDueDay({ sql }: IpmTransaction, row: InvoiceDueSums) {
  await sql.run`INSERT INTO InvoiceDueSummary (ipmId, dueOn, openCount, openXof)
    VALUES (${sql.ipm}, ${row.dueOn}, ${row.openCount}, ${row.openXof})
    ON DUPLICATE KEY UPDATE
      openCount = openCount + VALUES(openCount), openXof = openXof + VALUES(openXof)`;
}
