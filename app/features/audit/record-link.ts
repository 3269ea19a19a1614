const PAGES: Readonly<Record<string, string>> = {
  employer: 'employers',
  call: 'calls',
  'dues-payment': 'dues/payments',
  import: 'imports',
  invoice: 'invoices',
  participant: 'members',
  provider: 'providers',
  receipt: 'receipts',
};

/** The page of the record that an entry concerns, or null when it has none of its own. */
export function recordTo(base: string, entityKind: string, entityId: bigint): string | null {
  const page = PAGES[entityKind];
  return page === undefined || base === '/icamo' ? null : `${base}/${page}/${entityId}`;
}
