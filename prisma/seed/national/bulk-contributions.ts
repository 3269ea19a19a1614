import { buildCall } from '~/domain/contributions/contribution-call';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { allocateReceipt } from '~/domain/contributions/payment-allocation';
import {
  dueDaySumsOf,
  monthSumsOf,
  type CashedPart,
  type SummedCall,
} from '~/domain/oversight/call-sums';
import { firstDay, lastDay, yearOf, type Day, type Period } from '~/domain/period';
import type { EmploymentRow } from '~/features/calls/called-employments.server';
import { legsOf } from '~/features/calls/call-legs';
import type { SeededEmployer } from '../members';
import { drawHabit, planReceipts, type Habit, type PlannedReceipt } from '../months';
import type { Random } from '../random';
import type { Books } from './books';
import type { BulkDues } from './bulk-dues';
import type { Schedule } from './schedule';

type Call = Omit<SummedCall, 'allocatedXof'> & {
  readonly id: bigint;
  readonly affiliationId: bigint;
  allocatedXof: bigint;
  settledOn: Day | null;
  /** What was known when it was issued. */
  readonly row: Readonly<Record<string, string | number | bigint | null>>;
};

type Employer = SeededEmployer & {
  readonly habit: Habit;
  readonly employments: readonly EmploymentRow[];
  readonly openCalls: Call[];
};

export type BulkContributions = {
  /** The calls of a month, on its last day. */
  issue(period: Period): Promise<void>;
  /** Writes what was still moving: calls, what settles them, and the sums. */
  close(): void;
};

/** Calls and receipts of one IPM: the same rules and the same rows as the commands, kept in order by day. */
export function createContributions(given: {
  readonly books: Books;
  readonly dues: BulkDues;
  readonly schedule: Schedule;
  readonly random: Random;
  readonly rule: ContributionRule;
  readonly employers: readonly SeededEmployer[];
  readonly employments: ReadonlyMap<bigint, readonly EmploymentRow[]>;
}): BulkContributions {
  const { books, dues, schedule, random, rule, employments } = given;
  const employers: Employer[] = given.employers.map((employer) => ({
    ...employer,
    habit: drawHabit(random),
    employments: employments.get(employer.affiliationId) ?? [],
    openCalls: [],
  }));
  const calls: Call[] = [];
  const allocations: Parameters<Books['add']>[1][] = [];
  const cashed: CashedPart[] = [];

  const receive = (employer: Employer, planned: PlannedReceipt) => {
    const receiptId = books.newId();
    const settled = settle(employer, planned);
    for (const { call, amountXof } of settled.allocations) {
      const { regionCode } = call;
      cashed.push({ regionCode, receivedOn: planned.receivedOn, cashedXof: amountXof });
      const row = { id: books.newId(), receiptId, callId: call.id, amountXof };
      allocations.push({ ...row, createdAt: books.now() });
    }
    const { allocatedXof } = settled;
    writeReceipt(books, { receiptId, planned, allocatedXof });
    if (allocatedXof > 0n) dues.accrue(receiptId, allocatedXof, planned.receivedOn);
  };

  return {
    async issue(period) {
      for (const employer of employers) {
        const call = issueCall(books, { employer, period, rule });
        if (call === null) continue;
        calls.push(call);
        employer.openCalls.push(call);
        for (const planned of planReceipts(random, call, employer.habit)) {
          const receipt = random.chance(OVERPAID) ? overpaid(planned) : planned;
          schedule.at(receipt.receivedOn, () => {
            receive(employer, receipt);
          });
        }
        await books.ready();
      }
    },
    close() {
      for (const { row, allocatedXof, settledOn } of calls) {
        books.add('ContributionCall', { ...row, allocatedXof, settledOn });
      }
      for (const row of allocations) books.add('Allocation', row);
      const issued = calls.map((after) => ({ before: null, after }));
      for (const row of monthSumsOf(issued, cashed)) books.add('ContributionSummary', row);
      for (const row of dueDaySumsOf(issued)) books.add('CallDueSummary', row);
    },
  };
}

/** One receipt in fifty is rounded up by its payer: the oldest call takes the rest, or nobody does yet. */
const OVERPAID = 0.02;
const overpaid = (planned: PlannedReceipt): PlannedReceipt => ({
  ...planned,
  amountXof: planned.amountXof + 2_500n,
});

function issueCall(
  books: Books,
  given: { readonly employer: Employer; readonly period: Period; readonly rule: ContributionRule },
): Call | null {
  const { employer, period, rule } = given;
  const { affiliationId, regionCode } = employer;
  const { lines, totals, dueOn, ruleId } = buildCall({
    period,
    rule,
    employments: employer.employments,
  });
  if (lines.length === 0) return null;
  const id = books.newId();
  lines.forEach((line, index) => {
    books.add('ContributionCallLine', {
      callId: id,
      position: index + 1,
      participantId: line.participantId,
      employmentId: line.employmentId,
      ruleId,
      matricule: line.employment.matricule,
      fullName: line.employment.fullName,
      salaryXof: line.salaryXof,
      baseXof: line.baseXof,
      totalXof: line.totalXof,
      employerXof: line.employerXof,
      workerXof: line.workerXof,
    });
  });
  books.post({
    event: 'contribution-called',
    valueDate: lastDay(period),
    causeKind: 'call',
    causeId: id,
    amounts: legsOf(totals),
    debitParty: `affiliation:${affiliationId}`,
  });
  books.record({
    actor: 'Gérant (démonstration)',
    action: 'call.issued',
    entityKind: 'call',
    entityId: id,
    after: { affiliationId, period, revision: 1, ruleId, ...totals },
  });
  const { totalXof } = totals;
  const row = {
    id,
    affiliationId,
    regionCode,
    period: firstDay(period),
    revision: 1,
    number: books.nextNumber('call', 'AC', yearOf(period)),
    state: 'issued',
    dueOn,
    ruleId,
    ...totals,
    issuedBy: 0n,
    issuedAt: books.now(),
  };
  const summed = { state: 'issued' as const, regionCode, period, dueOn, totalXof };
  return { ...summed, id, affiliationId, allocatedXof: 0n, settledOn: null, row };
}

/** Moves the open calls as the receipt pays them. */
function settle(employer: Employer, { callId, amountXof, receivedOn }: PlannedReceipt) {
  const { openCalls } = employer;
  const owed = openCalls.map((call) => ({
    id: call.id,
    dueOn: call.dueOn,
    openXof: call.totalXof - call.allocatedXof,
  }));
  const { allocations, unallocatedXof } = allocateReceipt(amountXof, owed, [callId]);
  const moved = allocations.map((allocation) => {
    const call = openCalls.find(({ id }) => id === allocation.callId);
    if (call === undefined) throw new Error(`call ${allocation.callId} is not open`);
    call.allocatedXof += allocation.amountXof;
    if (call.allocatedXof === call.totalXof) {
      call.settledOn = receivedOn;
      openCalls.splice(openCalls.indexOf(call), 1);
    }
    return { call, amountXof: allocation.amountXof };
  });
  return { allocations: moved, allocatedXof: amountXof - unallocatedXof };
}

function writeReceipt(
  books: Books,
  receipt: {
    readonly receiptId: bigint;
    readonly planned: PlannedReceipt;
    readonly allocatedXof: bigint;
  },
) {
  const { receiptId, planned, allocatedXof } = receipt;
  const { callId, ...written } = planned;
  const { affiliationId, method, amountXof, receivedOn } = written;
  books.add('Receipt', {
    id: receiptId,
    number: books.nextNumber('receipt', 'R', yearOf(receivedOn)),
    ...written,
    feeXof: 0n,
    allocatedXof,
    note: null,
    recordedBy: null,
    createdAt: books.now(),
  });
  const party = `affiliation:${affiliationId}`;
  const cause = { valueDate: receivedOn, causeKind: 'receipt', causeId: receiptId };
  books.post({
    ...cause,
    event: `receipt-${method}`,
    amounts: { amount: amountXof },
    creditParty: party,
  });
  if (allocatedXof < amountXof) {
    books.post({
      ...cause,
      event: 'receipt-unallocated',
      amounts: { amount: amountXof - allocatedXof },
      debitParty: party,
      creditParty: party,
    });
  }
  books.record({
    actor: method === 'wave' ? 'Wave' : 'Comptable (démonstration)',
    action: 'receipt.recorded',
    entityKind: 'receipt',
    entityId: receiptId,
    after: { ...written, targetCallIds: [callId], note: null, allocatedXof },
  });
}
