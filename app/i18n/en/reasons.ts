import type { SameKeys } from '../dictionary';
import type { reasons as french } from '../fr/reasons';

export const reasons = {
  'not-allowed': 'Your role does not allow this.',
  'sign-in-refused': 'This address and this password do not go together. Check both.',
  'sign-in-again': 'Too much time has passed since the password: sign in again.',
  'too-many-attempts_one': 'Too many failed attempts. Try again in {{count}} minute.',
  'too-many-attempts_other': 'Too many failed attempts. Try again in {{count}} minutes.',
  'code-refused': 'This code is not right, or was used already. Wait for the next one.',
  'first-code-refused':
    'This code is not right. Check the time of your phone and copy the code it shows.',
  'second-factor-already-on': 'The second factor is already on for this account.',
  'second-factor-required': 'Your role at ICAMO requires the second factor.',
  'password-or-code-refused': 'The password or the code is not right.',
  'current-password-refused': 'The current password is not right.',
  'password-too-short': 'The password must have at least 10 characters.',
  'password-too-common': 'This password is among the first that people try. Choose another one.',
  'password-like-owner': 'This password repeats your name or address. Choose another one.',
  'link-expired': 'This link was used already or is no longer good. Ask for a new one.',
  'role-not-given-here': 'This role is not given from this organisation.',
  'cannot-invite-yourself': 'You cannot give a role to yourself.',
  'already-member': 'This person has this role already.',
  'organisation-missing': 'Say for which employer or provider this person acts.',
  'organisation-unknown':
    'No employer or provider of this IPM has this name, this number or this NINEA.',
  'organisation-ambiguous': 'Several have this name: give the number.',
  'last-manager':
    'This is the last person who can invite others. Give this role to someone else first.',
  'own-second-factor': 'Your own access is managed in the security of your account.',
  'second-factor-national': 'This person also works at ICAMO: it is ICAMO that resets the access.',
  'import-file-missing': 'Choose a file.',
  'import-file-too-large': 'This file is larger than 50 MB. Split it into several files.',
  'import-file-interrupted':
    'The sending was interrupted, or the file’s name holds an unexpected sign. Rename the file and send it again.',
  'import-file-empty': 'This file is empty.',
  'import-file-pdf': 'This file is a PDF. Ask for the original table, in Excel (.xlsx) or CSV.',
  'import-file-old-xls': 'This file is of an old Excel (.xls). Open it and save it as .xlsx.',
  'import-file-other': 'This file is neither an Excel workbook (.xlsx) nor a CSV.',
  'import-file-gone': 'This file is no longer kept. Send it again.',
  'import-not-a-table':
    'This file cannot be read as a table: a quotation mark was left open, or a cell is far too long.',
  'import-not-a-workbook':
    'This file is not a readable Excel workbook. Open it and save it again as .xlsx.',
  'import-header-not-found':
    'No row of headers was recognised. Compare your file with the template to download.',
  'import-columns-missing':
    'The file lacks: {{columns}}. Compare it with the template to download.',
  'import-no-rows': 'Below the headers, the file has no row.',
  'import-too-many-rows': 'This file has more than 500,000 rows. Split it.',
  'import-not-ready':
    'This file is no longer to be reviewed: its state has changed. Reload the page.',
  'import-nothing-to-apply': 'This file has no row to apply.',
  'period-in-future': 'This month has not begun: it cannot be called yet.',
  'no-contribution-rule': 'No contribution rule is in force in that month. Save one first.',
  'call-already-cancelled': 'This call is already cancelled.',
  'call-has-payments':
    'This call has received a payment: reverse the receipt first, or leave the call.',
  'call-cancelled': 'This call is cancelled: there is nothing to pay.',
  'call-already-settled': 'This call is already settled.',
  'amount-above-balance': 'This amount is more than what is left to pay on the call.',
  'amount-not-positive': 'The amount must be more than zero.',
  'wave-refused': 'Wave did not open the payment. {{cause}}',
  'wave-does-not-answer':
    'Wave does not answer at the moment. The confirmation will come by itself.',
  'wave-not-paid-yet': 'Wave has not received this payment yet.',
  'day-in-future': 'This day has not come yet.',
  'no-dues-rule': 'This day is before the first known rules. Check the year.',
  'receipt-reference-known': 'This reference is already that of receipt {{number}}.',
  'receipt-is-a-reversal': 'This receipt is itself a reversal.',
  'receipt-already-reversed': 'This receipt is already reversed.',
  'receipt-fully-allocated': 'This receipt is already allocated in full.',
  'nothing-to-settle': 'This employer has no open call.',
  'rule-refused': 'The rule cannot be saved: correct the answers marked below.',
  'rule-before-issued-call':
    'Calls are issued up to {{period, period}}: the rule must begin after them.',
  'rule-before-last': 'A rule already begins on {{day, day}}: the new one must begin after it.',
  'wallet-key-missing': 'The API key and the webhook secret are needed the first time.',
  'ledger-month-closed':
    '{{month, period}} is closed and takes no more pieces. Choose a date of an open month.',
  'ledger-month-order': 'Months are closed in order: close {{month, period}} first.',
  'ledger-month-not-over': 'This month is not over: it can be closed from the next month on.',
  'ledger-month-empty': 'No piece has been posted: there is nothing to close.',
  'job-not-failed': 'This job no longer fails: it has started again or is done.',
} satisfies SameKeys<typeof french>;
