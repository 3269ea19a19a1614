import type { Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';
import { LINE_PAGE_SIZE, type CallLineRow } from './call-lines';

const EXPORT_PAGE = 500;
const PAYMENTS_SHOWN = 100;

type Asking = Pick<IpmContext, 'sql'>;

/** Lines after a position, so that the hundredth page is as quick as the first. */
export const listCallLines = (
  { sql }: Asking,
  callId: bigint,
  after = 0,
  limit = LINE_PAGE_SIZE,
): Promise<CallLineRow[]> =>
  sql.rows<CallLineRow>`SELECT l.position, l.participantId, l.matricule, l.fullName, l.salaryXof,
      l.baseXof, l.totalXof, l.employerXof, l.workerXof, r.ceilingXof, r.floorXof,
      r.rateBasisPoints
    FROM ContributionCallLine l
      JOIN ContributionRule r ON r.ipmId = l.ipmId AND r.id = l.ruleId
    WHERE l.ipmId = ${sql.ipm} AND l.callId = ${callId} AND l.position > ${after}
    ORDER BY l.position LIMIT ${limit}`;

export async function* eachCallLine(ctx: Asking, callId: bigint) {
  for (let after = 0; ;) {
    const rows = await listCallLines(ctx, callId, after, EXPORT_PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < EXPORT_PAGE) return;
    after = last.position;
  }
}

export type CallPayment = {
  readonly id: bigint;
  readonly receiptId: bigint;
  readonly number: string | null;
  readonly method: string;
  readonly receivedOn: Day;
  readonly amountXof: bigint;
};

/** What receipts gave to the call, and took back. */
export const listCallPayments = ({ sql }: Asking, callId: bigint): Promise<CallPayment[]> =>
  sql.rows<CallPayment>`SELECT l.id, l.receiptId, r.number, r.method, r.receivedOn, l.amountXof
    FROM Allocation l JOIN Receipt r ON r.ipmId = l.ipmId AND r.id = l.receiptId
    WHERE l.ipmId = ${sql.ipm} AND l.callId = ${callId}
    ORDER BY l.id LIMIT ${PAYMENTS_SHOWN}`;
