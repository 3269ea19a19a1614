import { INVOICE_STATES, type InvoiceState } from '~/domain/care/invoice-state';
import { AGES, type Age } from '~/domain/oversight/age';
import {
  choiceOfQuery,
  pageOfQuery,
  searchOfQuery,
  sortOfQuery,
} from '~/features/forms/list-query';

export const INVOICE_PAGE_SIZE = 50;
export const INVOICE_SORTS = [
  'received',
  'number',
  'provider',
  'due',
  'billed',
  'ipmShare',
] as const;
export type InvoiceSort = (typeof INVOICE_SORTS)[number];

/** `late` is not a state: received, not paid nor refused, and past its due day. */
export const INVOICE_STANDINGS = [...INVOICE_STATES, 'late'] as const;
export type InvoiceStanding = InvoiceState | 'late';

export type InvoiceFilter = {
  readonly search: string;
  readonly sort: InvoiceSort;
  readonly isDescending: boolean;
  readonly page: number;
  readonly standing: InvoiceStanding | null;
  /** Not paid, and so many days past the agreed delay. */
  readonly age: Age | null;
  readonly adhesionId: bigint | null;
};

export function invoiceFilterOf(query: URLSearchParams): InvoiceFilter {
  const { key, descending } = sortOfQuery(query, INVOICE_SORTS);
  const adhesion = query.get('provider') ?? '';
  return {
    search: searchOfQuery(query),
    sort: key,
    // The newest first, unless asked otherwise.
    isDescending: query.has('sort') ? descending : true,
    page: pageOfQuery(query),
    standing: choiceOfQuery(query, 'state', INVOICE_STANDINGS),
    age: choiceOfQuery(query, 'age', AGES),
    adhesionId: /^[1-9]\d{0,17}$/.test(adhesion) ? BigInt(adhesion) : null,
  };
}
