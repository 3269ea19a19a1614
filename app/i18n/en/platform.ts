import type { SameKeys } from '../dictionary';
import type { platform as french } from '../fr/platform';

export const platform = {
  title: 'Platform',
} satisfies SameKeys<typeof french>;
