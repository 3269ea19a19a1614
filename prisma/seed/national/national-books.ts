import { ICAMO_MAPPING } from '~/domain/ledger/accounts';
import { firstDay, periodOf } from '~/domain/period';
import type { Books } from './books';
import type { Claim } from './bulk-dues';

export const ICAMO_BOOKS = ICAMO_MAPPING;

/** ICAMO's side of what the IPM owe, in the order of the days, as `postClaim` writes it. */
export async function writeClaims(books: Books, claims: readonly Claim[]): Promise<void> {
  for (const { debtorIpmId, causeId, day, deltaXof } of [...claims].sort(byDay)) {
    books.setDay(day);
    books.add('DuesClaim', {
      debtorIpmId,
      causeId,
      period: firstDay(periodOf(day)),
      deltaXof,
      createdAt: books.now(),
    });
    books.post({
      event: 'icamo-dues-receivable',
      valueDate: day,
      causeKind: 'dues-accrual',
      causeId,
      amounts: { amount: deltaXof },
      debitParty: `ipm:${debtorIpmId}`,
    });
    await books.ready();
  }
  await books.close();
}

function byDay(one: Claim, other: Claim): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return one.causeId < other.causeId ? -1 : one.causeId > other.causeId ? 1 : 0;
}
