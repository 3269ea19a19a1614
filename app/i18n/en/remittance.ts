import type { SameKeys } from '../dictionary';
import type { remittance as french } from '../fr/remittance';

/** ICAMO's dues being paid: declared by the IPM, decided by ICAMO. */
export const remittance: SameKeys<typeof french> = {
  declare: 'Declare a payment',
  declareTitle: 'Declare a payment to ICAMO',
  declareText: 'Say what the IPM has paid to ICAMO. ICAMO confirms, and its receipt appears here.',
  declareButton: 'Declare this payment',
  consequence:
    'The declaration goes into the books at once: the debt to ICAMO and the bank, or the Wave wallet, go down on the day of payment. If ICAMO refuses it, the piece is reversed.',
  nothingLeft: 'All that is owed to ICAMO is paid or declared.',
  payment: 'Payment to ICAMO',
  payments: 'Payments to ICAMO',
  year: 'Year',
  yearHelp: 'The calendar year of the cash whose dues are paid.',
  yearLeft: '{{year}}, {{remainingXof, xof}} left',
  paidOn: 'Paid on',
  referenceHelp: 'Number of the transfer, the cheque or the Wave transaction.',
  receipt: 'ICAMO’s receipt',
  pdf: 'Receipt as PDF',
  declaredAt: 'Declared on',
  decidedAt: 'Decided on',
  reason: 'Reason',
  reasonHelp: 'The IPM will read this reason.',
  paid: 'Paid',
  pending: 'Declared, to be confirmed',
  remaining: 'Left to pay',
  late: 'Late',
  dueOnToConfirm:
    'To be confirmed too: the dues of a month are paid before the end of the next month.',
  none: 'No payment',
  noneText: 'Payments declared to ICAMO will appear here.',
  noneNational: 'No payment of an IPM meets these criteria.',
  awaiting: 'ICAMO has not confirmed this payment yet.',
  told: {
    refused: 'ICAMO has refused this payment',
    reversed: 'ICAMO has reversed this payment',
  },
  states: {
    declared: 'Declared',
    confirmed: 'Confirmed',
    refused: 'Refused',
    reversed: 'Reversed',
  },
  national: 'Payments of the IPM',
  nationalText:
    'What the IPM declare to have paid. Confirm what ICAMO has received: the receipt then goes to the IPM.',
  search: 'IPM, reference or receipt',
  toDecide_one: '{{count}} payment to confirm',
  toDecide_other: '{{count}} payments to confirm',
  confirm: {
    label: 'Confirm reception',
    title: 'Confirm {{amountXof, xof}}?',
    consequence:
      'The money enters ICAMO’s books, and {{ipm}} gets a numbered receipt. After that, only a reversal can undo it.',
  },
  refuse: {
    label: 'Refuse',
    title: 'Refuse {{amountXof, xof}}?',
    consequence:
      'Nothing enters ICAMO’s books. The IPM sees the reason, its piece is reversed and it may declare again.',
  },
  reverse: {
    label: 'Reverse',
    title: 'Reverse {{amountXof, xof}}?',
    consequence:
      'The pieces of ICAMO and of the IPM are reversed, and the sum is owed again. The receipt keeps its number but no longer stands.',
  },
  toasts: {
    declared: 'The payment is declared to ICAMO.',
    confirmed: 'The payment is confirmed, the receipt is ready.',
    refused: 'The payment is refused.',
    reversed: 'The payment is reversed.',
  },
  document: {
    title: 'Receipt of dues to ICAMO',
    issuer: 'Payee',
    subject: 'Subject',
    dues: 'Dues of the year {{year}}, on the cash of the IPM',
    verify: 'This code identifies the receipt at ICAMO.',
    fileName: 'icamo-receipt-{{number}}',
  },
  exportName: 'payments-of-the-ipm',
};
