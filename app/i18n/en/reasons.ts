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
  'import-file-old-xls':
    'This file is of an old Excel (.xls) or protected by a password. Open it and save it as .xlsx, without a password.',
  'import-file-other': 'This file is neither an Excel workbook (.xlsx) nor a CSV.',
  'import-file-gone': 'This file is no longer kept. Send it again.',
  'import-not-a-table':
    'This file cannot be read as a table: a quotation mark was left open, or a cell is far too long.',
  'import-encoding-unclear':
    'The accented letters of this file are damaged or mixed up. Open the original in a spreadsheet and save it again, as .xlsx or as CSV UTF-8.',
  'import-not-a-workbook':
    'This file is not a readable Excel workbook. Open it and save it again as .xlsx.',
  'import-header-not-found':
    'No row of headers was recognised. Compare your file with the template to download.',
  'import-columns-missing':
    'The file lacks: {{columns}}. Compare it with the template to download.',
  'import-column-twice': 'Two columns of the file are read as “{{column}}”. Keep one.',
  'import-too-many-columns':
    'This file has more columns than a spreadsheet shows. Keep those of the template.',
  'import-workbook-too-large':
    'This workbook is out of all proportion once opened. Keep only the sheet to import, or split it.',
  'import-no-rows': 'Below the headers, the file has no row.',
  'import-too-many-rows': 'This file has more than 500,000 rows. Split it.',
  'import-not-ready':
    'This file is no longer to be reviewed: its state has changed. Reload the page.',
  'import-row-still-wrong': 'The row still has to be corrected. {{why}}',
  'import-not-applied': 'Only an applied import can be undone. Reload the page.',
  'import-undo-called':
    'This import can no longer be undone: {{record}} is on a contribution call.',
  'import-undo-billed': 'This import can no longer be undone: {{record}} is on a care invoice.',
  'import-undo-family':
    'This import cannot be undone: {{record}} has dependants. Undo their import first.',
  'import-undo-employed':
    'This import cannot be undone: {{record}} has participants. Undo their import first.',
  'import-undo-paid': 'This import can no longer be undone: {{record}} has already paid.',
  'import-undo-changed':
    'This import can no longer be undone: records have changed since ({{record}}).',
  'import-leavers-many':
    'This file would make {{count}} members leave, more than one in five at these employers. Confirm it by ticking the box, or check that the file is complete.',
  'import-leavers-none': 'First choose at least one person in the list.',
  'import-nothing-to-apply': 'This file has no row to apply.',
  'period-in-future': 'This month has not begun: it cannot be called yet.',
  'no-contribution-rule': 'No contribution rule is in force in that month. Save one first.',
  'call-already-cancelled': 'This call is already cancelled.',
  'call-has-payments':
    'This call has received a payment: reverse the receipt first, or leave the call.',
  'call-cancelled': 'The call {{number}} is cancelled: there is nothing to pay.',
  'call-already-settled': 'The call {{number}} is already settled. Reload the page.',
  'calls-of-several-employers':
    'These calls are of several employers: pay them employer by employer.',
  'amount-above-balance': 'This amount is more than what is left to pay.',
  'amount-not-positive': 'The amount must be more than zero.',
  'wave-refused': 'Wave did not open the payment. {{cause}}',
  'wave-does-not-answer':
    'Wave does not answer at the moment. The confirmation will come by itself.',
  'wave-not-paid-yet': 'Wave has not received this payment yet.',
  'wave-just-paid':
    'Wave has just received this payment: nothing more is asked of you. Reload the page.',
  'dues-payment-above-remaining':
    'Only {{remainingXof, xof}} are left to pay for {{year}}, counting what is declared already.',
  'dues-payment-known': 'A payment by this means already has this reference.',
  'remittance-is-declared': 'This payment is not confirmed yet: refuse it.',
  'remittance-is-confirmed': 'This payment is confirmed already. Reload the page.',
  'remittance-is-refused': 'This payment is refused already. Reload the page.',
  'remittance-is-reversed': 'This payment is reversed already. Reload the page.',
  'remittance-changed': 'The amount has changed: reload the page and read it again.',
  'day-in-future': 'This day has not come yet.',
  'paid-before-year': 'This date is before the year whose dues are paid.',
  'no-dues-rule': 'This day is before the first known rules. Check the year.',
  'receipt-reference-known': 'This reference is already that of receipt {{number}}.',
  'receipt-is-a-reversal': 'This receipt is itself a reversal.',
  'receipt-already-reversed': 'This receipt is already reversed.',
  'receipt-fully-allocated': 'This receipt is already allocated in full.',
  'no-wallet': 'The IPM has no Wave wallet.',
  'receipt-is-at-wave':
    'Wave holds this money: refund the receipt through Wave instead of reversing it.',
  'receipt-not-by-wave': 'This receipt was not paid through Wave.',
  'receipt-not-by-cheque': 'This receipt is not a cheque.',
  'receipt-not-found': 'No receipt bears this number.',
  'refund-not-whole': 'The amount of this receipt is not that of the refund.',
  'refund-pending':
    'Wave has not answered. The request is kept and will be taken up within the minute; nothing will be refunded twice.',
  'refund-refused': 'The refund was not made. {{cause}}',
  'cheque-already-cleared': 'This cheque is already credited by the bank.',
  'cleared-before-received': 'The bank cannot have credited it before you received it.',
  'nothing-chosen': 'Give an amount to at least one call.',
  'call-not-open': 'One of these calls is no longer open. Reload the page.',
  'amount-above-receipt': 'The total is more than what is left to allocate on this receipt.',
  'transaction-not-waiting': 'This movement no longer waits for an explanation. Reload the page.',
  'transaction-not-in-transit': 'This transfer is no longer on its way. Reload the page.',
  'banked-before-sent': 'The bank cannot have received it before it left the wallet.',
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
  'invoice-file-too-long': 'This file has more than {{count}} lines. Make several invoices of it.',
  'invoice-reference-known': 'Reference {{reference}} is already entered for this provider.',
  'line-care-after-receipt': 'Line {{line}}: care cannot come after the invoice was received.',
  'line-matricule-unknown': 'Line {{line}}: no participant has the number {{matricule}}.',
  'line-beneficiary-unknown': 'Line {{line}}: no dependant of this participant is called {{name}}.',
  'line-beneficiary-ambiguous':
    'Line {{line}}: several dependants are called {{name}}; add the year of birth.',
  'invoice-not-to-adjudicate':
    'This invoice is already approved or refused: its amounts are fixed.',
  'invoice-not-adjudicated': 'This invoice is no longer to be approved, or not adjudicated yet.',
  'invoice-figures-changed':
    'The invoice was adjudicated again in the meantime: read the amounts, then approve.',
  'nothing-to-pay': 'No line is covered: this invoice is to be refused.',
  'invoice-not-to-refuse': 'This invoice is already approved or refused.',
  'invoice-not-to-pay': 'This invoice is not approved: there is nothing to pay.',
  'approver-entered':
    'You entered this invoice: somebody else must approve it (separation of duties, in the settings).',
  'approver-adjudicated':
    'You adjudicated this invoice: somebody else must approve it (separation of duties, in the settings).',
  'payer-approved':
    'You approved this invoice: somebody else must pay it (separation of duties, in the settings).',
  'duties-in-past': 'A setting does not begin in the past: what was done does not change.',
  'duties-same-day': 'A setting already begins on that day: choose another one.',
  'payout-hindered':
    'Invoice {{number}} cannot be paid through Wave. {{cause}} Nothing has left. What is still to be paid is below: read it again, then confirm.',
  'payout-under-way': 'Wave is paying this invoice now.',
  'no-wave-account': 'The provider has no Wave account: the manager enters it on its record.',
  'payer-wrote-account': 'You wrote this Wave account: somebody else must pay.',
  'payout-account-changed':
    'The Wave account of one of these providers has changed since. Read again where the money goes, then confirm.',
  'payout-total-changed': 'The total has changed since. Read it again, then confirm.',
  'payout-names-not-verified':
    'Wave knows one of these accounts under another name: verify it with the provider, then tick the box.',
  'payouts-under-way':
    'Payments are under way at Wave, and this key is not of the same wallet: wait until they have ended, or enter a key of the same wallet.',
  'payment-undone': 'This payment is already undone.',
  'payment-by-wave-order':
    'This payment left through Wave: take it back at Wave, the money must come back.',
  'payout-not-paid': 'Wave has not carried out this order, or has given the money back already.',
  'payout-to-business': 'Wave does not take back what it paid to a business.',
  'payout-too-old': 'Wave takes a payment back within three days only.',
  'reference-of-order':
    'This reference is that of a payment ordered from here: it settles its invoice by itself, as soon as Wave says so.',
  'return-under-way':
    'This money comes back from the payment of an invoice: the payment is undone by itself within the minute.',
  'invoice-paid': 'This invoice is already paid.',
  'payment-before-approval': 'The payment cannot come before the invoice’s approval.',
  'provider-already-here': 'This provider already has a convention here, number {{number}}.',
  'adhesion-overlaps':
    'Convention {{number}} runs until {{day, day}}: the new one begins on that day at the earliest.',
  'adhesion-already-ended': 'This convention already has an end.',
  'adhesion-ends-before-start': 'The end must come after the start of the convention.',
  'tariff-same-day': 'Act {{act}} already has a tariff from that day.',
  'tariff-price-zero': 'The price must be above zero.',
  'cover-rate-below-minimum': 'The rate cannot be below 50%.',
  'cover-rate-above-maximum': 'The rate cannot be above 80%.',
  'cover-rate-not-whole-basis-points': 'Write the rate with at most two decimals.',
  'cover-rate-same-day': 'This rubric already has a rate from that day.',
  'matricule-taken': 'This member number is already that of {{name}}.',
  'nin-taken': 'This NIN is already that of member {{matricule}}.',
  'before-enrolment': 'This date is before the member’s first day of rights.',
  'salary-unchanged': 'The member already has this salary with this employer on that date.',
  'participant-left': 'This member has already left.',
  'employed-later': 'An employment starts after this date: end it or correct the date.',
  'dependant-known':
    'This person is already in this member’s list: if the tie has ended, resume it.',
  'before-birth': 'The tie cannot be before the birth.',
  'before-tie': 'This date is before the tie.',
  'employer-known': 'This NINEA is already affiliated: {{name}}.',
  'employer-ended': 'The affiliation of this employer has ended.',
  'employer-suspended': 'The rights of this employer are already suspended on that date.',
  'employer-not-suspended': 'The rights of this employer are not suspended on that date.',
  'employer-not-ended': 'The affiliation of this employer has not ended.',
  'hired-later':
    'A member is hired there after this date: end that employment or correct the date.',
  'tie-goes-on': 'This tie has not ended.',
  'before-affiliation': 'This date is before the affiliation.',
  'before-suspension': 'This date is before the suspension.',
  'simulator-no-answer':
    'The Wave simulator did not carry out this order. Check that it runs, then try again.',
  'simulated-amount': 'The amount must be more than zero.',
  'simulated-refund':
    'Nothing was refunded: the balance is too low, or the transaction brought nothing in.',
  'simulated-session-closed': 'This session is no longer open: nothing has changed.',
  'simulated-event-refused': 'The application did not take the event (answer {{status}}).',
} satisfies SameKeys<typeof french>;
