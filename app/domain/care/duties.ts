import type { InvoiceAction } from './invoice-state';

/** Which steps of an invoice a fund wants taken by different persons. */
export type Duties = { readonly approverApart: boolean; readonly payerApart: boolean };

/** What holds where a fund has set nothing. */
export const USUAL_DUTIES: Duties = { approverApart: true, payerApart: false };

export type InvoiceHands = {
  readonly enteredBy: bigint;
  readonly adjudicatedBy: bigint | null;
  readonly approvedBy: bigint | null;
};

export type DutyReason = 'approver-entered' | 'approver-adjudicated' | 'payer-approved';

/** Why a person may not take a step of an invoice that passed through these hands; null when they may. */
export function checkDuties(
  action: InvoiceAction,
  duties: Duties,
  hands: InvoiceHands,
  userId: bigint | null,
): DutyReason | null {
  if (userId === null) return null;
  if (action === 'approve' && duties.approverApart) {
    if (hands.enteredBy === userId) return 'approver-entered';
    if (hands.adjudicatedBy === userId) return 'approver-adjudicated';
  }
  if (action === 'pay' && duties.payerApart && hands.approvedBy === userId) return 'payer-approved';
  return null;
}

/** Where payment is apart, who wrote the account that is paid does not pay it. */
export const checkAccountHands = (
  duties: Duties,
  writtenBy: bigint | null,
  userId: bigint | null,
): 'payer-wrote-account' | null =>
  duties.payerApart && userId !== null && writtenBy === userId ? 'payer-wrote-account' : null;
