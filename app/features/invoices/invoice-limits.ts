/** A longer bordereau is entered in several invoices. */
export const MAX_LINES = 250;

export const PAYMENT_METHODS = ['bank', 'cheque', 'wave'] as const;
