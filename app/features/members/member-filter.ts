import { REGION_CODES, type RegionCode } from '~/domain/affiliation/region';
import { choiceOfQuery, pageOfQuery, searchOfQuery, sortOfQuery } from '../forms/list-query';

export const MEMBERS_PAGE_SIZE = 50;
export const MEMBER_STATUSES = ['active', 'left'] as const;
export type MemberStatus = (typeof MEMBER_STATUSES)[number];
const SORT_KEYS = ['name', 'matricule'] as const;

export type MemberFilter = {
  readonly search: string;
  readonly status: MemberStatus | null;
  readonly affiliationId: bigint | null;
  readonly regionCode: RegionCode | null;
  readonly sort: { readonly key: (typeof SORT_KEYS)[number]; readonly descending: boolean };
  readonly page: number;
};

/** The list as its address asks for it. */
export function memberFilterOf(query: URLSearchParams): MemberFilter {
  const employer = query.get('employer') ?? '';
  return {
    search: searchOfQuery(query),
    status: choiceOfQuery(query, 'status', MEMBER_STATUSES),
    affiliationId: /^[1-9]\d{0,17}$/.test(employer) ? BigInt(employer) : null,
    regionCode: choiceOfQuery(query, 'region', REGION_CODES),
    sort: sortOfQuery(query, SORT_KEYS),
    page: pageOfQuery(query),
  };
}
