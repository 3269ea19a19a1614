import { REGION_CODES, type RegionCode } from '~/domain/affiliation/region';
import { choiceOfQuery, pageOfQuery, searchOfQuery, sortOfQuery } from '../forms/list-query';

export const EMPLOYERS_PAGE_SIZE = 50;
export const EMPLOYER_STATUSES = ['active', 'suspended', 'ended'] as const;
export type EmployerStatus = (typeof EMPLOYER_STATUSES)[number];
const SORT_KEYS = ['name', 'number'] as const;

export type EmployerFilter = {
  readonly search: string;
  readonly status: EmployerStatus | null;
  readonly regionCode: RegionCode | null;
  readonly sort: { readonly key: (typeof SORT_KEYS)[number]; readonly descending: boolean };
  readonly page: number;
};

export function employerFilterOf(query: URLSearchParams): EmployerFilter {
  return {
    search: searchOfQuery(query),
    status: choiceOfQuery(query, 'status', EMPLOYER_STATUSES),
    regionCode: choiceOfQuery(query, 'region', REGION_CODES),
    sort: sortOfQuery(query, SORT_KEYS),
    page: pageOfQuery(query),
  };
}
