import type { SameKeys } from '../dictionary';
import type { auth as french } from '../fr/auth';

export const auth = {
  title: 'Sign in',
} satisfies SameKeys<typeof french>;
