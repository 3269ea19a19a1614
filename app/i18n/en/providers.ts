import type { SameKeys } from '../dictionary';
import type { providers as french } from '../fr/providers';

export const providers = {
  title: 'Providers',
} satisfies SameKeys<typeof french>;
