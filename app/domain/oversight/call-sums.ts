import type { CallState } from '../contributions/call-state';
import type { Xof } from '../money';
import { firstDay, periodOf, type Day, type Period } from '../period';
import { addUp, negative } from './sums';

/** What the sums need to know of a call. */
export type SummedCall = {
  readonly state: CallState;
  readonly regionCode: string;
  readonly period: Period;
  readonly dueOn: Day;
  readonly totalXof: Xof;
  readonly allocatedXof: Xof;
};

/** Null before the call is issued. */
export type CallChange = { readonly before: SummedCall | null; readonly after: SummedCall };

/** Part of a receipt that a call of this région took, or gave back when negative. */
export type CashedPart = {
  readonly regionCode: string;
  readonly receivedOn: Day;
  readonly cashedXof: Xof;
};

export type MonthSums = {
  readonly regionCode: string;
  readonly period: Day;
  readonly callCount: bigint;
  readonly calledXof: Xof;
  readonly settledXof: Xof;
  readonly cashedXof: Xof;
};

export type DueDaySums = {
  readonly regionCode: string;
  readonly dueOn: Day;
  readonly openCount: bigint;
  readonly calledXof: Xof;
  readonly settledXof: Xof;
};

/** By how much the sums of each région and month move: of the call for what is called and settled, of the receipt for the cash. */
export const monthSumsOf = (
  changes: readonly CallChange[],
  cashed: readonly CashedPart[],
): MonthSums[] =>
  addUp([
    ...moved(changes, monthOfCall),
    ...cashed.map(({ regionCode, receivedOn, cashedXof }) => ({
      regionCode,
      period: firstDay(periodOf(receivedOn)),
      callCount: 0n,
      calledXof: 0n,
      settledXof: 0n,
      cashedXof,
    })),
  ]);

/** By how much the sums of each région and due day move. */
export const dueDaySumsOf = (changes: readonly CallChange[]): DueDaySums[] =>
  addUp(moved(changes, dueDayOfCall));

const moved = <Row extends MonthSums | DueDaySums>(
  changes: readonly CallChange[],
  rowOf: (call: SummedCall) => Row,
): Row[] =>
  changes.flatMap(({ before, after }) => [
    ...(before === null ? [] : [negative(rowOf(before))]),
    rowOf(after),
  ]);

const isCounted = ({ state }: SummedCall) => state === 'issued';

const monthOfCall = (call: SummedCall): MonthSums => ({
  regionCode: call.regionCode,
  period: firstDay(call.period),
  callCount: isCounted(call) ? 1n : 0n,
  calledXof: isCounted(call) ? call.totalXof : 0n,
  settledXof: call.allocatedXof,
  cashedXof: 0n,
});

const dueDayOfCall = (call: SummedCall): DueDaySums => ({
  regionCode: call.regionCode,
  dueOn: call.dueOn,
  openCount: isCounted(call) && call.allocatedXof < call.totalXof ? 1n : 0n,
  calledXof: isCounted(call) ? call.totalXof : 0n,
  settledXof: call.allocatedXof,
});
