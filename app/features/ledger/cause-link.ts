const PAGES: Readonly<Record<string, string>> = {
  call: 'calls',
  receipt: 'receipts',
  'receipt-payer': 'receipts',
  'receipt-reversal': 'receipts',
  invoice: 'invoices',
  'provider-payment': 'invoices/payments',
  'provider-payment-reversal': 'invoices/payments',
  'dues-payment': 'dues/payments',
  'dues-payment-reversal': 'dues/payments',
};

/** The page of what a piece comes from, or null when it has none of its own. */
export function causeTo(base: string, causeKind: string, causeId: bigint): string | null {
  const page = PAGES[causeKind];
  return page === undefined || base === '/icamo' ? null : `${base}/${page}/${causeId}`;
}
