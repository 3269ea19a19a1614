import type { SameKeys } from '../dictionary';
import type { paying as french } from '../fr/paying';

/** Paying calls, and the account of an employer. */
export const paying: SameKeys<typeof french> = {
  title: 'Pay your calls',
  text: 'For {{employer}}, in one payment by Wave.',
  chooseText:
    'What your IPM asks of you each month. Tick the calls to pay together, then pay them at once.',
  payChosen: 'Pay the chosen calls',
  payAllOwed: 'Pay all that is owed',
  owed: 'What you owe',
  owedText: 'Each amount opens on its arithmetic.',
  chosen: 'Chosen calls',
  chosenText: 'The money settles the calls in this order, then the oldest.',
  order: 'Order',
  first: 'First',
  payFirst: 'Settle first',
  arithmetic_one:
    '{{count}} worker, base of {{baseXof, xof}} at {{rateBasisPoints, percent}}: {{totalXof, xof}} called',
  arithmetic_other:
    '{{count}} workers, base of {{baseXof, xof}} at {{rateBasisPoints, percent}}, rounded line by line: {{totalXof, xof}} called',
  lessPaid: '{{totalXof, xof}} − {{paidXof, xof}} already settled = {{openXof, xof}}',
  lateSince_one: 'Late by {{count}} day',
  lateSince_other: 'Late by {{count}} days',
  dueOn: 'Due {{day, day}}',
  partHelp:
    'At most {{openXof, xof}}. A part settles the first calls of the list, then some of the next.',
  nothing: 'Nothing to pay',
  settledSince_one: 'One of the chosen calls is no longer to be paid: it is settled or cancelled.',
  settledSince_other:
    '{{count}} of the chosen calls are no longer to be paid: settled or cancelled.',
  othersApart_one: 'One chosen call is another employer’s: it is paid apart.',
  othersApart_other: '{{count}} chosen calls are another employer’s: they are paid apart.',
  payment: 'Payment',
  startedAt: 'Opened on',
  cause: 'Cause',
  callsOfPayment: 'Calls paid',
  seeReceipt: 'See the receipt',
  settled_one: 'The call is settled. Your receipt is ready.',
  settled_other: 'The {{count}} calls are settled. Your receipt is ready.',
  settledInPart:
    '{{amountXof, xof}} have been received and allocated. {{openXof, xof}} are left to pay on these calls.',
  over: 'This payment has ended without being made',
  again: 'Start again',
  ways: {
    title: 'Pay in another way',
    above:
      'This amount is more than a personal Wave account can hold: {{ceilingXof, xof}} (to be confirmed)',
    parts: 'In several payments: choose fewer calls, or pay a part at a time.',
    business: 'From a Wave Business account, whose limits are higher.',
    transfer: 'By bank transfer, quoting the reference {{reference}}.',
    cheque: 'By cheque to the order of {{ipm}}, with the same reference on the back.',
    noBank: 'For the bank details, ask {{ipm}}.',
  },
  bank: {
    title: 'Bank account',
    text: 'Shown to employers who pay by transfer or cheque.',
    bankName: 'Bank',
    holder: 'Holder',
    number: 'Account number',
    numberHelp: 'RIB of 24 characters, or IBAN.',
    save: 'Save the account',
  },
  statement: {
    title: 'Statement of account',
    ownText: 'What the IPM has called and received from {{employer}}, movement by movement.',
    operation: 'Operation',
    called: 'Debit',
    received: 'Credit',
    toPay: 'to pay',
    credit: 'in your favour',
    none: 'Nothing moved between these dates.',
    pdf: 'Statement as PDF',
    period: 'Period',
    days: 'From {{from, day}} to {{to, day}}',
    balanceOn: 'Balance on {{day, day}}',
    owes: 'A positive balance is what the employer owes the IPM.',
    inFavour: 'The balance is in favour of the employer.',
    settled: 'The account is settled.',
    hasMoved:
      'Pieces dated in this period have been posted since the statement was made: today’s balance is the one on this page.',
    fileName: 'statement-{{number}}-{{from}}-{{to}}',
    verify: 'This code identifies the statement at the IPM.',
  },
  toasts: { bankSaved: 'The bank account is saved.' },
};
