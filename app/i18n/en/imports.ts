import type { SameKeys } from '../dictionary';
import type { imports as french } from '../fr/imports';

export const imports = {
  title: 'Imports',
} satisfies SameKeys<typeof french>;
