import type { CallState } from '~/domain/contributions/call-state';
import { AGES, type Age } from '~/domain/oversight/age';
import type { Period } from '~/domain/period';
import { pageOfQuery, periodOfQuery } from '~/features/forms/list-query';

export const CALL_PAGE_SIZE = 50;
const MAX_SEARCH = 80;

const STATES: readonly CallState[] = ['issued', 'cancelled'];
export const SETTLEMENTS = ['open', 'partly-paid', 'late', 'paid'] as const;
type SettlementFilter = (typeof SETTLEMENTS)[number];

const CALL_SORTS = ['period', 'number', 'employer', 'due', 'total', 'open'] as const;
export type CallSort = (typeof CALL_SORTS)[number];

/** What the address of a list of calls asks for; anything else in it is left aside. */
export type CallFilter = {
  readonly period: Period | null;
  readonly state: CallState | null;
  readonly settlement: SettlementFilter | null;
  /** Not paid whole, and late by so many days. */
  readonly age: Age | null;
  readonly affiliationId: bigint | null;
  readonly search: string;
  readonly sort: CallSort;
  readonly isDescending: boolean;
  readonly page: number;
};

export function callFilterOf(query: URLSearchParams): CallFilter {
  const sort = query.get('sort') ?? '-period';
  const sortKey = CALL_SORTS.find((known) => known === sort.replace(/^-/, ''));
  return {
    period: periodOfQuery(query, 'period'),
    state: STATES.find((known) => known === query.get('state')) ?? null,
    settlement: SETTLEMENTS.find((known) => known === query.get('settlement')) ?? null,
    age: AGES.find((known) => known === query.get('age')) ?? null,
    affiliationId: idIn(query.get('employer')),
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH),
    sort: sortKey ?? 'period',
    isDescending: sortKey === undefined || sort.startsWith('-'),
    page: pageOfQuery(query),
  };
}

const idIn = (text: string | null): bigint | null =>
  /^[1-9]\d{0,17}$/.test(text ?? '') ? BigInt(text ?? '') : null;
