import type { SameKeys } from '../dictionary';
import type { contributions as french } from '../fr/contributions';

export const contributions = {
  title: 'Contributions',
} satisfies SameKeys<typeof french>;
