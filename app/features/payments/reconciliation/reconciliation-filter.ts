import { dayOfQuery, pageOfQuery } from '~/features/forms/list-query';

export const DAYS_PAGE_SIZE = 31;
export const TRANSACTIONS_PAGE_SIZE = 50;
export const RUNS_PAGE_SIZE = 50;

/** What the address of the reconciliation asks for. */
export function reconciliationFilterOf(query: URLSearchParams) {
  return {
    page: pageOfQuery(query),
    from: dayOfQuery(query, 'from'),
    to: dayOfQuery(query, 'to'),
  };
}
