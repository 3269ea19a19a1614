import {
  dueDaySumsOf,
  monthSumsOf,
  type CallChange,
  type CashedPart,
  type DueDaySums,
  type MonthSums,
} from '~/domain/oversight/call-sums';
import type { IpmTransaction } from '~/platform/context';

/** Moves the sums of the calls that an event changes, at the end of the transaction that moves the money. */
export function summariseCalls(
  tx: IpmTransaction,
  changes: readonly CallChange[],
  cashed: readonly CashedPart[] = [],
): void {
  tx.atEnd('summary', 'calls', async () => {
    await addToMonths(tx, monthSumsOf(changes, cashed));
    await addToDueDays(tx, dueDaySumsOf(changes));
  });
}

async function addToMonths({ later: sql }: IpmTransaction, months: readonly MonthSums[]) {
  if (months.length === 0) return;
  const rows = months.map(
    (row) => sql.part`(${sql.ipm}, ${row.regionCode}, ${row.period}, ${row.callCount},
      ${row.calledXof}, ${row.settledXof}, ${row.cashedXof})`,
  );
  await sql.run`INSERT INTO ContributionSummary
      (ipmId, regionCode, period, callCount, calledXof, settledXof, cashedXof)
    VALUES ${rows.reduce((all, row) => sql.part`${all}, ${row}`)}
    ON DUPLICATE KEY UPDATE
      callCount = callCount + VALUES(callCount), calledXof = calledXof + VALUES(calledXof),
      settledXof = settledXof + VALUES(settledXof), cashedXof = cashedXof + VALUES(cashedXof)`;
}

async function addToDueDays({ later: sql }: IpmTransaction, days: readonly DueDaySums[]) {
  if (days.length === 0) return;
  const rows = days.map(
    (row) => sql.part`(${sql.ipm}, ${row.regionCode}, ${row.dueOn}, ${row.openCount},
      ${row.calledXof}, ${row.settledXof})`,
  );
  await sql.run`INSERT INTO CallDueSummary
      (ipmId, regionCode, dueOn, openCount, calledXof, settledXof)
    VALUES ${rows.reduce((all, row) => sql.part`${all}, ${row}`)}
    ON DUPLICATE KEY UPDATE
      openCount = openCount + VALUES(openCount), calledXof = calledXof + VALUES(calledXof),
      settledXof = settledXof + VALUES(settledXof)`;
}
