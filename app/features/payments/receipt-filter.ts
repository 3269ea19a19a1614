import type { Day } from '~/domain/period';
import { dayOfQuery, pageOfQuery } from '~/features/forms/list-query';

export const RECEIPT_PAGE_SIZE = 50;
const MAX_SEARCH = 80;

export const RECEIPT_METHODS = ['wave', 'bank', 'cheque', 'cash'] as const;
export type ReceiptMethod = (typeof RECEIPT_METHODS)[number];
export const RECEIPT_STATES = ['unallocated', 'to-clear', 'reversed'] as const;
type ReceiptStateFilter = (typeof RECEIPT_STATES)[number];
const RECEIPT_SORTS = ['day', 'number', 'employer', 'amount'] as const;
export type ReceiptSort = (typeof RECEIPT_SORTS)[number];

/** What the address of a list of receipts asks for. */
export type ReceiptFilter = {
  readonly method: ReceiptMethod | null;
  readonly state: ReceiptStateFilter | null;
  readonly affiliationId: bigint | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly search: string;
  readonly sort: ReceiptSort;
  readonly isDescending: boolean;
  readonly page: number;
};

export function receiptFilterOf(query: URLSearchParams): ReceiptFilter {
  const sort = query.get('sort') ?? '-day';
  const sortKey = RECEIPT_SORTS.find((known) => known === sort.replace(/^-/, ''));
  const employer = query.get('employer') ?? '';
  return {
    method: RECEIPT_METHODS.find((known) => known === query.get('method')) ?? null,
    state: RECEIPT_STATES.find((known) => known === query.get('state')) ?? null,
    affiliationId: /^[1-9]\d{0,17}$/.test(employer) ? BigInt(employer) : null,
    from: dayOfQuery(query, 'from'),
    to: dayOfQuery(query, 'to'),
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH),
    sort: sortKey ?? 'day',
    isDescending: sortKey === undefined || sort.startsWith('-'),
    page: pageOfQuery(query),
  };
}
