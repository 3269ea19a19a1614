import type { InvoiceState } from '~/domain/care/invoice-state';

type StandingCount = {
  readonly state: InvoiceState;
  readonly invoiceCount: bigint;
  readonly billedXof: bigint;
  readonly ipmShareXof: bigint;
  readonly lateCount: bigint;
};
export type StandingFigure = { readonly count: bigint; readonly amountXof: bigint };

/** What a provider asks first: what will come, what is late, what is undecided, what has come. */
export function standingFigures(counts: readonly StandingCount[]) {
  const of = (states: readonly InvoiceState[]) =>
    counts.filter(({ state }) => states.includes(state));
  const add = (
    rows: readonly StandingCount[],
    amount: (row: StandingCount) => bigint,
    count: (row: StandingCount) => bigint = (row) => row.invoiceCount,
  ): StandingFigure => ({
    count: rows.reduce((total, row) => total + count(row), 0n),
    amountXof: rows.reduce((total, row) => total + amount(row), 0n),
  });
  const undecided = of(['entered', 'adjudicated']);
  const waiting = of(['entered', 'adjudicated', 'approved']);
  return {
    // Before adjudication only what was billed is known.
    toBeDecided: add(undecided, (row) => row.billedXof),
    toBePaid: add(of(['approved']), (row) => row.ipmShareXof),
    paid: add(of(['paid']), (row) => row.ipmShareXof),
    late: add(
      waiting,
      () => 0n,
      (row) => row.lateCount,
    ),
  };
}
