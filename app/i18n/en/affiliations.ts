import type { SameKeys } from '../dictionary';
import type { affiliations as french } from '../fr/affiliations';

export const affiliations = {
  title: 'Employers',
} satisfies SameKeys<typeof french>;
