import { DUES_PAYMENT_STATES } from '~/domain/oversight/dues-payment';
import { choiceOfQuery, pageOfQuery, searchOfQuery } from '~/features/forms/list-query';
import type { RemittanceFilter } from './remittance-queries.server';

export const remittanceFilterOf = (query: URLSearchParams): RemittanceFilter => ({
  state: choiceOfQuery(query, 'state', DUES_PAYMENT_STATES),
  search: searchOfQuery(query),
  page: pageOfQuery(query),
});
