import type { Permission } from '~/domain/permissions';

export const INVOICE_STATES = ['entered', 'adjudicated', 'approved', 'paid', 'refused'] as const;
export type InvoiceState = (typeof INVOICE_STATES)[number];

export const INVOICE_ACTIONS = ['adjudicate', 'approve', 'refuse', 'pay', 'undo-payment'] as const;
export type InvoiceAction = (typeof INVOICE_ACTIONS)[number];

export type InvoiceTransition = {
  readonly action: InvoiceAction;
  readonly from: InvoiceState;
  readonly to: InvoiceState;
  readonly permission: Permission;
};

/**
 * From entry to payment; adjudicating again replaces the figures as long as nobody has approved them.
 * A payment that came back leaves the invoice to be paid as before.
 */
export const INVOICE_TRANSITIONS: readonly InvoiceTransition[] = [
  { action: 'adjudicate', from: 'entered', to: 'adjudicated', permission: 'invoice:adjudicate' },
  {
    action: 'adjudicate',
    from: 'adjudicated',
    to: 'adjudicated',
    permission: 'invoice:adjudicate',
  },
  { action: 'approve', from: 'adjudicated', to: 'approved', permission: 'invoice:approve' },
  { action: 'refuse', from: 'entered', to: 'refused', permission: 'invoice:approve' },
  { action: 'refuse', from: 'adjudicated', to: 'refused', permission: 'invoice:approve' },
  { action: 'pay', from: 'approved', to: 'paid', permission: 'invoice:pay' },
  { action: 'undo-payment', from: 'paid', to: 'approved', permission: 'invoice:pay' },
];

/** The transition of an action from a state, or null when it is not allowed. */
export function invoiceTransition(
  state: InvoiceState,
  action: InvoiceAction,
): InvoiceTransition | null {
  return INVOICE_TRANSITIONS.find((row) => row.from === state && row.action === action) ?? null;
}

export type InvoiceApprovalReason = 'invoice-not-adjudicated' | 'nothing-to-pay';

/** An invoice whose lines are all rejected is refused, not approved: it owes nothing. */
export function checkInvoiceApproval(invoice: {
  readonly state: InvoiceState;
  readonly ipmShareXof: bigint;
}): InvoiceApprovalReason[] {
  const reasons: InvoiceApprovalReason[] = [];
  if (invoiceTransition(invoice.state, 'approve') === null) reasons.push('invoice-not-adjudicated');
  if (invoice.ipmShareXof <= 0n) reasons.push('nothing-to-pay');
  return reasons;
}
