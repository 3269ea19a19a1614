import type { SameKeys } from '../dictionary';
import type { members as french } from '../fr/members';

export const members = {
  title: 'Participants',
} satisfies SameKeys<typeof french>;
