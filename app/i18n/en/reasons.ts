import type { SameKeys } from '../dictionary';
import type { reasons as french } from '../fr/reasons';

export const reasons = {
  'not-allowed': 'Your role does not allow this.',
} satisfies SameKeys<typeof french>;
