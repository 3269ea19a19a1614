import { REGION_CODES, type RegionCode } from '~/domain/affiliation/region';
import {
  choiceOfQuery,
  pageOfQuery,
  searchOfQuery,
  sortOfQuery,
} from '~/features/forms/list-query';
import { PROVIDER_KINDS, type ProviderKind } from './provider-kinds';

export const PROVIDER_PAGE_SIZE = 50;
export const PROVIDER_SORTS = ['name', 'number', 'kind', 'region', 'since', 'owed'] as const;
export type ProviderSort = (typeof PROVIDER_SORTS)[number];

export const ADHESION_STANDINGS = ['current', 'ended'] as const;
export type AdhesionStanding = (typeof ADHESION_STANDINGS)[number];

export type ProviderFilter = {
  readonly search: string;
  readonly sort: ProviderSort;
  readonly isDescending: boolean;
  readonly page: number;
  readonly kind: ProviderKind | null;
  readonly regionCode: RegionCode | null;
  readonly standing: AdhesionStanding | null;
};

export function providerFilterOf(query: URLSearchParams): ProviderFilter {
  const { key, descending } = sortOfQuery(query, PROVIDER_SORTS);
  return {
    search: searchOfQuery(query),
    sort: key,
    isDescending: descending,
    page: pageOfQuery(query),
    kind: choiceOfQuery(query, 'kind', PROVIDER_KINDS),
    regionCode: choiceOfQuery(query, 'region', REGION_CODES),
    standing: choiceOfQuery(query, 'state', ADHESION_STANDINGS),
  };
}
