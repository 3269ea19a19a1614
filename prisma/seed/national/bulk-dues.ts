import { accrueDues, type DuesTerms } from '~/domain/oversight/dues';
import { firstDay, periodOf, yearOf, type Day, type Period } from '~/domain/period';
import type { Books } from './books';

/** What ICAMO is told, and claims in its own books. */
export type Claim = {
  readonly debtorIpmId: bigint;
  readonly causeId: bigint;
  readonly day: Day;
  readonly deltaXof: bigint;
};

export type BulkDues = {
  accrue(receiptId: bigint, movementXof: bigint, receivedOn: Day): void;
  /** What the cash of a month has come to so far. */
  dueOf(period: Period): bigint;
  /** Writes the years and months; answers the claims in the order of their days. */
  close(): Claim[];
};

/** The dues of one IPM, movement after movement, as `accrueDues` writes them. */
export function createDues(
  books: Books,
  debtorIpmId: bigint,
  rule: DuesTerms & { readonly id: bigint },
): BulkDues {
  const years = new Map<number, { cashedXof: bigint; dueXof: bigint }>();
  const months = new Map<Day, { cashedXof: bigint; dueXof: bigint }>();
  const claims: Claim[] = [];
  return {
    accrue(receiptId, movementXof, receivedOn) {
      const year = yearOf(receivedOn);
      const period = firstDay(periodOf(receivedOn));
      const cashedYtdXof = years.get(year)?.cashedXof ?? 0n;
      const after = accrueDues({ rule, cashedYtdXof, movementXof });
      years.set(year, { cashedXof: after.cashedYtdXof, dueXof: after.dueYtdXof });
      const month = months.get(period) ?? { cashedXof: 0n, dueXof: 0n };
      months.set(period, {
        cashedXof: month.cashedXof + movementXof,
        dueXof: month.dueXof + after.deltaXof,
      });
      const id = books.newId();
      books.add('DuesAccrual', {
        id,
        causeKind: 'receipt',
        causeId: receiptId,
        ruleId: rule.id,
        period,
        movementXof,
        ...after,
        createdAt: books.now(),
      });
      if (after.deltaXof === 0n) return;
      claims.push({ debtorIpmId, causeId: id, day: receivedOn, deltaXof: after.deltaXof });
      tell(books, id, after.deltaXof, receivedOn);
    },
    dueOf: (period) => months.get(firstDay(period))?.dueXof ?? 0n,
    close() {
      for (const [year, sums] of years) books.add('DuesYear', { year, ...sums });
      for (const [period, sums] of months) books.add('DuesMonth', { period, ...sums });
      return claims;
    },
  };
}

/** Cash only comes in here: dues grow. */
function tell(books: Books, causeId: bigint, deltaXof: bigint, valueDate: Day) {
  books.post({
    event: 'dues-accrued',
    valueDate,
    causeKind: 'dues-accrual',
    causeId,
    amounts: { amount: deltaXof },
    creditParty: 'icamo',
  });
  books.deliver('dues.claim', {
    causeId,
    period: periodOf(valueDate),
    deltaXof,
    valueDate,
  });
}
