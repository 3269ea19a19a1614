import type { SameKeys } from '../dictionary';
import type { ledger as french } from '../fr/ledger';

export const ledger = {
  title: 'Accounting',
} satisfies SameKeys<typeof french>;
