import { parseDay, type Day } from '~/domain/period';

export const DAYS_PAGE_SIZE = 31;
export const TRANSACTIONS_PAGE_SIZE = 50;
const MAX_PAGE = 10_000;

/** What the address of the reconciliation asks for. */
export function reconciliationFilterOf(query: URLSearchParams) {
  const page = Number(query.get('page') ?? '1');
  return {
    page: Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1,
    from: dayIn(query.get('from')),
    to: dayIn(query.get('to')),
  };
}

function dayIn(text: string | null): Day | null {
  const parsed = text === null ? null : parseDay(text);
  return parsed?.ok ? parsed.value : null;
}
