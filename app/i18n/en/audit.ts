import type { SameKeys } from '../dictionary';
import type { audit as french } from '../fr/audit';

export const audit = {
  title: 'Audit journal',
} satisfies SameKeys<typeof french>;
