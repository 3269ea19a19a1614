import { firstDay, type Period } from '~/domain/period';
import type { IpmTransaction } from '~/platform/context';

type SummaryChange = {
  readonly callCount?: number;
  readonly calledXof?: bigint;
  readonly settledXof?: bigint;
  readonly cashedXof?: bigint;
};

/** Adds to the sums of one région and month, at the end of the transaction that moves the money. */
export function addToSummary(
  tx: IpmTransaction,
  regionCode: string,
  period: Period,
  change: SummaryChange,
): void {
  const { callCount = 0, calledXof = 0n, settledXof = 0n, cashedXof = 0n } = change;
  tx.atEnd('summary', `${regionCode}:${period}`, async () => {
    const { sql } = tx;
    await sql.run`INSERT INTO ContributionSummary
        (ipmId, regionCode, period, callCount, calledXof, settledXof, cashedXof)
      VALUES (${sql.ipm}, ${regionCode}, ${firstDay(period)}, ${callCount}, ${calledXof},
        ${settledXof}, ${cashedXof})
      ON DUPLICATE KEY UPDATE
        callCount = callCount + VALUES(callCount), calledXof = calledXof + VALUES(calledXof),
        settledXof = settledXof + VALUES(settledXof), cashedXof = cashedXof + VALUES(cashedXof)`;
  });
}
