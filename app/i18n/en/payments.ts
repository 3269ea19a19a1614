import type { SameKeys } from '../dictionary';
import type { payments as french } from '../fr/payments';

export const payments = {
  title: 'Receipts',
} satisfies SameKeys<typeof french>;
