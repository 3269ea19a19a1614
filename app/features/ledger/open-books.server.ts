import { ICAMO_CHART, ICAMO_MAPPING, IPM_CHART, IPM_MAPPING } from '~/domain/ledger/accounts';
import type { TenantSql } from '~/platform/context';

/** Gives a new tenant its default chart of accounts and the mapping of events to accounts. */
export async function openBooks(sql: TenantSql, ipmKind: string): Promise<void> {
  const isIcamo = ipmKind === 'coordination';
  await sql.insertMany(
    'LedgerAccount',
    (isIcamo ? ICAMO_CHART : IPM_CHART).map(({ code, fr, kind }) => ({ code, label: fr, kind })),
  );
  await sql.insertMany(
    'LedgerMapping',
    (isIcamo ? ICAMO_MAPPING : IPM_MAPPING).map((row) => ({
      event: row.event,
      leg: row.leg,
      validFrom: row.validFrom,
      validTo: row.validTo,
      debitCode: row.debitAccount,
      creditCode: row.creditAccount,
    })),
  );
}
