import { PAYOUT_STATES, type PayoutState } from '~/domain/payments/payout-state';
import { choiceOfQuery, pageOfQuery, searchOfQuery } from '~/features/forms/list-query';

export const PAYOUT_PAGE_SIZE = 50;

export type PayoutFilter = {
  readonly state: PayoutState | null;
  readonly search: string;
  readonly page: number;
};

export const payoutFilterOf = (query: URLSearchParams): PayoutFilter => ({
  state: choiceOfQuery(query, 'state', PAYOUT_STATES),
  search: searchOfQuery(query),
  page: pageOfQuery(query),
});
