import { buildCall, type BuiltCall } from '~/domain/contributions/contribution-call';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { openValueDate } from '~/domain/ledger/closing';
import { firstDay, lastDay, yearOf, type Day, type Period } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import { mappingOf } from '~/features/ledger/ledger-mapping.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseCalls } from '~/features/summaries/summarise-calls.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { listCalledEmployments, type EmploymentRow } from './called-employments.server';

type IssuedCall = {
  readonly outcome: 'issued' | 'already-issued' | 'nobody-employed';
  readonly totalXof: bigint;
};

type Affiliation = { readonly id: bigint; readonly regionCode: string };

/**
 * Issues one employer's call of a month, once: the employer's row is locked, so that of two issues
 * that meet the second finds the first one's call.
 */
export async function issueCall(
  ctx: TenantContext,
  given: {
    readonly affiliationId: bigint;
    readonly period: Period;
    readonly rule: ContributionRule;
    readonly issuedBy: bigint;
  },
): Promise<IssuedCall> {
  const { affiliationId, period, rule } = given;
  return ctx.transaction(async (tx) => {
    const affiliation = await lockAffiliation(tx, affiliationId);
    const revision = await nextRevision(tx, affiliationId, period);
    if (revision === null) return { outcome: 'already-issued', totalXof: 0n };
    // What is read comes first, so that what is written goes to the database together.
    const closed = await closedThrough(tx);
    await mappingOf(tx);
    const employments = await listCalledEmployments(tx.sql, period, affiliationId);
    const call = buildCall({ period, rule, employments });
    if (call.lines.length === 0) return { outcome: 'nobody-employed', totalXof: 0n };
    const callId = await storeCall(tx, { ...given, affiliation, revision, call });
    await storeLines(tx, callId, call);
    await postEvent(ctx, tx, {
      event: 'contribution-called',
      valueDate: openValueDate(min(lastDay(period), ctx.today), closed),
      causeKind: 'call',
      causeId: callId,
      amounts: legsOf(call.totals),
      parties: { debitParty: `affiliation:${affiliationId}` },
    });
    const { totalXof } = call.totals;
    const { regionCode } = affiliation;
    const issued = { state: 'issued' as const, regionCode, period, dueOn: call.dueOn, totalXof };
    summariseCalls(tx, [{ before: null, after: { ...issued, allocatedXof: 0n } }]);
    numberCall(tx, callId, period);
    await recordAudit(ctx, tx, {
      action: 'call.issued',
      entityKind: 'call',
      entityId: callId,
      after: { affiliationId, period, revision, ruleId: rule.id, ...call.totals },
    });
    return { outcome: 'issued', totalXof };
  });
}

async function lockAffiliation(tx: IpmTransaction, affiliationId: bigint): Promise<Affiliation> {
  const { sql } = tx;
  const row = await sql.first<Affiliation>`SELECT id, regionCode FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id = ${affiliationId} FOR UPDATE`;
  if (row === null) throw new Error(`no affiliation ${affiliationId}`);
  return row;
}

/** Null when the month's call is already there; a cancelled one makes room for the next revision. */
async function nextRevision(tx: IpmTransaction, affiliationId: bigint, period: Period) {
  const { sql } = tx;
  const rows = await sql.rows<{ revision: number; state: string }>`SELECT revision, state
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND period = ${firstDay(period)}`;
  if (rows.some(({ state }) => state === 'issued')) return null;
  return Math.max(0, ...rows.map(({ revision }) => revision)) + 1;
}

async function storeCall(
  tx: IpmTransaction,
  given: {
    readonly affiliation: Affiliation;
    readonly period: Period;
    readonly revision: number;
    readonly call: BuiltCall<EmploymentRow>;
    readonly issuedBy: bigint;
  },
): Promise<bigint> {
  const { affiliation, period, revision, call, issuedBy } = given;
  const id = tx.newId();
  await tx.later.insert('ContributionCall', {
    id,
    affiliationId: affiliation.id,
    regionCode: affiliation.regionCode,
    period: firstDay(period),
    revision,
    state: 'issued',
    dueOn: call.dueOn,
    ruleId: call.ruleId,
    ...call.totals,
    allocatedXof: 0n,
    issuedBy,
    issuedAt: tx.now,
  });
  return id;
}

async function storeLines(tx: IpmTransaction, callId: bigint, call: BuiltCall<EmploymentRow>) {
  await tx.later.insertMany(
    'ContributionCallLine',
    call.lines.map((line, index) => ({
      callId,
      position: index + 1,
      participantId: line.participantId,
      employmentId: line.employmentId,
      ruleId: call.ruleId,
      matricule: line.employment.matricule,
      fullName: line.employment.fullName,
      salaryXof: line.salaryXof,
      baseXof: line.baseXof,
      totalXof: line.totalXof,
      employerXof: line.employerXof,
      workerXof: line.workerXof,
    })),
  );
}

/** An employer that pays everything leaves no worker's share: a leg of nothing is not posted. */
export function legsOf(totals: { readonly employerXof: bigint; readonly workerXof: bigint }) {
  return {
    ...(totals.employerXof > 0n ? { 'employer-share': totals.employerXof } : {}),
    ...(totals.workerXof > 0n ? { 'worker-share': totals.workerXof } : {}),
  };
}

function numberCall(tx: IpmTransaction, callId: bigint, period: Period) {
  const year = yearOf(period);
  tx.atEnd('number', `call:${year}`, async () => {
    const { later } = tx;
    const number = await tx.nextNumber('call', year);
    const text = `AC-${year}-${number.toString().padStart(6, '0')}`;
    await later.run`UPDATE ContributionCall SET number = ${text}
      WHERE ipmId = ${later.ipm} AND id = ${callId}`;
  });
}

const min = (one: Day, other: Day): Day => (one < other ? one : other);
