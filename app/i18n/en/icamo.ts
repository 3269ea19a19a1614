import type { SameKeys } from '../dictionary';
import type { icamo as french } from '../fr/icamo';

export const icamo = {
  title: 'ICAMO',
} satisfies SameKeys<typeof french>;
