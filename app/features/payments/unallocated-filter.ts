import { pageOfQuery } from '~/features/forms/list-query';

const MAX_SEARCH = 80;

export const UNALLOCATED_PAYERS = ['unknown', 'known'] as const;

/** What the address of the list of money to allocate asks for. */
export type UnallocatedFilter = {
  readonly payer: (typeof UNALLOCATED_PAYERS)[number] | null;
  readonly isHeld: boolean;
  readonly search: string;
  readonly page: number;
};

export function unallocatedFilterOf(query: URLSearchParams): UnallocatedFilter {
  return {
    payer: UNALLOCATED_PAYERS.find((known) => known === query.get('payer')) ?? null,
    isHeld: query.get('held') === 'yes',
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH),
    page: pageOfQuery(query),
  };
}
