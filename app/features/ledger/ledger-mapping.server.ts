import type { LedgerEvent, LedgerMapping } from '~/domain/ledger/accounts';
import type { IpmTransaction } from '~/platform/context';

/** Beyond any real chart: a few accounts for each event, changed a few times. */
const MAPPING_LIMIT = 2_000;

/** The tenant's mapping of these events to accounts. */
export function mappingOf(
  { sql }: IpmTransaction,
  events: readonly LedgerEvent[],
): Promise<readonly LedgerMapping[]> {
  return sql.rows<LedgerMapping>`SELECT event, leg, validFrom, validTo,
      debitCode AS debitAccount, creditCode AS creditAccount
    FROM LedgerMapping WHERE ipmId = ${sql.ipm} AND event IN (${sql.list(events)})
    LIMIT ${MAPPING_LIMIT}`;
}
