import type { SameKeys } from '../dictionary';
import type { toasts as french } from '../fr/toasts';

export const toasts = {
  saved: 'The changes are saved.',
} satisfies SameKeys<typeof french>;
