import { buildCall, type BuiltCall } from '~/domain/contributions/contribution-call';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { openValueDate } from '~/domain/ledger/closing';
import { firstDay, lastDay, yearOf, type Day, type Period } from '~/domain/period';
import { recordAudits } from '~/features/audit/record-audit.server';
import { postEvent } from '~/features/ledger/post-event.server';
import { closedThrough } from '~/features/ledger/write-pieces.server';
import { summariseCalls } from '~/features/summaries/summarise-calls.server';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { legsOf } from './call-legs';
import { listCalledEmployments, type EmploymentRow } from './called-employments.server';

export type IssuedCall = {
  readonly affiliationId: bigint;
  readonly outcome: 'issued' | 'already-issued' | 'nobody-employed';
  readonly totalXof: bigint;
};

type Issue = {
  readonly period: Period;
  readonly rule: ContributionRule;
  readonly issuedBy: bigint;
};

type NewCall = {
  readonly id: bigint;
  readonly affiliation: Affiliation;
  readonly revision: number;
  readonly built: BuiltCall<EmploymentRow>;
};

type Affiliation = { readonly id: bigint; readonly regionCode: string };

/**
 * Issues the call of a month of each of these employers, once, all in one transaction: their rows are
 * locked in the order of their ids, so that of two issues that meet the second finds the calls of the
 * first.
 */
export async function issueEmployerCalls(
  ctx: TenantContext,
  affiliationIds: readonly bigint[],
  issue: Issue,
): Promise<readonly IssuedCall[]> {
  return ctx.transaction(async (tx) => {
    const affiliations = await lockAffiliations(tx, affiliationIds);
    const revisions = await revisionsOf(tx, affiliationIds, issue.period);
    // What is read comes first, so that what is written goes to the database together.
    const closed = await closedThrough(tx);
    const employments = await employmentsOf(tx, affiliationIds, issue.period);
    const news: NewCall[] = [];
    const outcomes = affiliations.map((affiliation): IssuedCall => {
      const { id: affiliationId } = affiliation;
      const revision = nextRevision(revisions.get(affiliationId) ?? []);
      if (revision === null) return { affiliationId, outcome: 'already-issued', totalXof: 0n };
      const built = buildCall({ ...issue, employments: employments.get(affiliationId) ?? [] });
      if (built.lines.length === 0) {
        return { affiliationId, outcome: 'nobody-employed', totalXof: 0n };
      }
      news.push({ id: tx.newId(), affiliation, revision, built });
      return { affiliationId, outcome: 'issued', totalXof: built.totals.totalXof };
    });
    if (news.length === 0) return outcomes;
    await storeLines(tx, news);
    storeCalls(tx, news, issue);
    const valueDate = openValueDate(min(lastDay(issue.period), ctx.today), closed);
    for (const call of news) postCall(ctx, tx, call, valueDate);
    summariseCalls(
      tx,
      news.map((call) => ({ before: null, after: sumsOf(call) })),
    );
    await recordAudits(
      ctx,
      tx,
      news.map((call) => auditOf(call, issue)),
    );
    return outcomes;
  });
}

async function lockAffiliations(tx: IpmTransaction, ids: readonly bigint[]) {
  const { sql } = tx;
  const rows = await sql.rows<Affiliation>`SELECT id, regionCode FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)}) ORDER BY id FOR UPDATE`;
  const missing = ids.find((id) => rows.every((row) => row.id !== id));
  if (missing !== undefined) throw new Error(`no affiliation ${missing}`);
  return rows;
}

type Revision = {
  readonly affiliationId: bigint;
  readonly revision: number;
  readonly state: string;
};

async function revisionsOf({ sql }: IpmTransaction, ids: readonly bigint[], period: Period) {
  const rows = await sql.rows<Revision>`SELECT affiliationId, revision, state
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND affiliationId IN (${sql.list(ids)})
      AND period = ${firstDay(period)}`;
  return groupBy(rows, ({ affiliationId }) => affiliationId);
}

/** Null when the month's call is already there; a cancelled one makes room for the next revision. */
function nextRevision(earlier: readonly Revision[]): number | null {
  if (earlier.some(({ state }) => state === 'issued')) return null;
  return Math.max(0, ...earlier.map(({ revision }) => revision)) + 1;
}

async function employmentsOf(tx: IpmTransaction, ids: readonly bigint[], period: Period) {
  const rows = await listCalledEmployments(tx.sql, period, ids);
  return groupBy(rows, ({ affiliationId }) => affiliationId);
}

function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => bigint): Map<bigint, Row[]> {
  const groups = new Map<bigint, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}

async function storeLines(tx: IpmTransaction, calls: readonly NewCall[]) {
  await tx.later.insertMany(
    'ContributionCallLine',
    calls.flatMap(({ id: callId, built: { ruleId, lines } }) =>
      lines.map((line, index) => ({
        callId,
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
      })),
    ),
  );
}

/** The calls are written with their numbers, which are taken last. */
function storeCalls(tx: IpmTransaction, calls: readonly NewCall[], { period, issuedBy }: Issue) {
  const year = yearOf(period);
  tx.atEnd('number', `call:${year}`, async () => {
    const last = await tx.nextNumber('call', year, calls.length);
    const first = last - BigInt(calls.length) + 1n;
    await tx.later.insertMany(
      'ContributionCall',
      calls.map(({ id, affiliation, revision, built }, index) => ({
        id,
        number: callNumber(year, first + BigInt(index)),
        affiliationId: affiliation.id,
        regionCode: affiliation.regionCode,
        period: firstDay(period),
        revision,
        state: 'issued',
        dueOn: built.dueOn,
        ruleId: built.ruleId,
        ...built.totals,
        allocatedXof: 0n,
        issuedBy,
        issuedAt: tx.now,
      })),
    );
  });
}

/** `AC-2026-000123`: the 123rd call of the months of 2026. */
const callNumber = (year: number, number: bigint) =>
  `AC-${year}-${number.toString().padStart(6, '0')}`;

function postCall(
  ctx: TenantContext,
  tx: IpmTransaction,
  { id, affiliation, built }: NewCall,
  valueDate: Day,
) {
  postEvent(ctx, tx, {
    event: 'contribution-called',
    valueDate,
    causeKind: 'call',
    causeId: id,
    amounts: legsOf(built.totals),
    parties: { debitParty: `affiliation:${affiliation.id}` },
  });
}

const sumsOf = ({ affiliation: { regionCode }, built }: NewCall) => ({
  state: 'issued' as const,
  regionCode,
  period: built.period,
  dueOn: built.dueOn,
  totalXof: built.totals.totalXof,
  allocatedXof: 0n,
});

const auditOf = ({ id, affiliation, revision, built }: NewCall, { period, rule }: Issue) => ({
  action: 'call.issued',
  entityKind: 'call',
  entityId: id,
  after: {
    affiliationId: affiliation.id,
    period,
    revision,
    ruleId: rule.id,
    ...built.totals,
  },
});

const min = (one: Day, other: Day): Day => (one < other ? one : other);
