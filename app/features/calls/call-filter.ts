import type { CallState } from '~/domain/contributions/call-state';
import { AGES, type Age } from '~/domain/oversight/age';
import { parsePeriod, type Period } from '~/domain/period';

export const CALL_PAGE_SIZE = 50;
const MAX_SEARCH = 80;
const MAX_PAGE = 10_000;

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
    period: parsePeriod(query.get('period') ?? ''),
    state: STATES.find((known) => known === query.get('state')) ?? null,
    settlement: SETTLEMENTS.find((known) => known === query.get('settlement')) ?? null,
    age: AGES.find((known) => known === query.get('age')) ?? null,
    affiliationId: idIn(query.get('employer')),
    search: (query.get('q') ?? '').trim().slice(0, MAX_SEARCH),
    sort: sortKey ?? 'period',
    isDescending: sortKey === undefined || sort.startsWith('-'),
    page: pageIn(query),
  };
}

/** `?page=`, from 1. */
function pageIn(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1');
  return Number.isInteger(page) && page >= 1 && page <= MAX_PAGE ? page : 1;
}

const idIn = (text: string | null): bigint | null =>
  /^[1-9]\d{0,17}$/.test(text ?? '') ? BigInt(text ?? '') : null;
