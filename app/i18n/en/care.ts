import type { SameKeys } from '../dictionary';
import type { care as french } from '../fr/care';

export const care = {
  title: 'Care invoices',
} satisfies SameKeys<typeof french>;
