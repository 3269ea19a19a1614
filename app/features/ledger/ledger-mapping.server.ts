import type { LedgerEvent, LedgerLeg, LedgerMapping } from '~/domain/ledger/accounts';
import type { Day } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

/** Beyond any real chart: a few accounts for each event, changed a few times. */
const MAPPING_LIMIT = 2_000;

type MappingRow = {
  event: LedgerEvent;
  leg: LedgerLeg;
  validFrom: Day;
  validTo: Day;
  debitAccount: string;
  creditAccount: string;
};

const known = new WeakMap<IpmTransaction, Promise<readonly LedgerMapping[]>>();

/** The tenant's mapping of events to accounts, read once for each transaction. */
export function mappingOf(tx: IpmTransaction): Promise<readonly LedgerMapping[]> {
  const earlier = known.get(tx);
  if (earlier) return earlier;
  const { sql } = tx;
  const mapping = sql.rows<MappingRow>`SELECT event, leg, validFrom, validTo,
      debitCode AS debitAccount, creditCode AS creditAccount
    FROM LedgerMapping WHERE ipmId = ${sql.ipm} LIMIT ${MAPPING_LIMIT}`;
  known.set(tx, mapping);
  return mapping;
}
