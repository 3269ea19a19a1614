import { buildCall } from '~/domain/contributions/contribution-call';
import type { ContributionLineReason } from '~/domain/contributions/contribution-line';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { dueDay, firstDay, type Day, type Period } from '~/domain/period';
import { findRuleOn } from '~/features/rules/rule-queries.server';
import type { IpmContext, TenantSql } from '~/platform/context';
import { listCalledEmployments, type EmploymentRow } from './called-employments.server';

export type RefusedWorker = {
  readonly matricule: string;
  readonly fullName: string;
  readonly salaryXof: bigint;
  readonly reasons: readonly ContributionLineReason[];
};

export type IssuePreview = {
  readonly period: Period;
  /** Null when no rule is in force: nothing can be issued. */
  readonly rule: ContributionRule | null;
  readonly dueOn: Day | null;
  readonly callCount: number;
  readonly lineCount: number;
  readonly totalXof: bigint;
  readonly alreadyIssued: number;
  readonly refusedCount: number;
  readonly refused: readonly RefusedWorker[];
};

const REFUSED_SHOWN = 50;

/** What issuing the month would do now, by the same rule that will do it. */
export async function previewIssue(
  { sql }: Pick<IpmContext, 'sql'>,
  period: Period,
): Promise<IssuePreview> {
  const rule = await findRuleOn(sql, firstDay(period));
  const issued = await issuedAffiliations(sql, period);
  const empty = { callCount: 0, lineCount: 0, totalXof: 0n, refusedCount: 0, refused: [] };
  const common = { period, rule, alreadyIssued: issued.size };
  if (rule === null) return { ...common, ...empty, dueOn: null };
  const employments = await listCalledEmployments(sql, period);
  const pending = employments.filter(({ affiliationId }) => !issued.has(affiliationId));
  const sums = sumUp(pending, period, rule);
  return { ...common, ...sums, dueOn: dueDay(period, rule.dueDayOfMonth) };
}

function sumUp(employments: readonly EmploymentRow[], period: Period, rule: ContributionRule) {
  let callCount = 0;
  let lineCount = 0;
  let totalXof = 0n;
  const refused: RefusedWorker[] = [];
  for (const ofEmployer of byEmployer(employments)) {
    const call = buildCall({ period, rule, employments: ofEmployer });
    if (call.lines.length > 0) callCount += 1;
    lineCount += call.lines.length;
    totalXof += call.totals.totalXof;
    for (const { employmentId, salaryXof, reasons } of call.refusals) {
      const worker = ofEmployer.find(({ id }) => id === employmentId);
      const { matricule = '', fullName = '' } = worker ?? {};
      refused.push({ matricule, fullName, salaryXof, reasons });
    }
  }
  const refusedCount = refused.length;
  return { callCount, lineCount, totalXof, refusedCount, refused: refused.slice(0, REFUSED_SHOWN) };
}

function byEmployer(employments: readonly EmploymentRow[]): Iterable<EmploymentRow[]> {
  const groups = new Map<bigint, EmploymentRow[]>();
  for (const employment of employments) {
    const group = groups.get(employment.affiliationId);
    if (group) group.push(employment);
    else groups.set(employment.affiliationId, [employment]);
  }
  return groups.values();
}

async function issuedAffiliations(sql: TenantSql, period: Period): Promise<ReadonlySet<bigint>> {
  const rows = await sql.rows<{ affiliationId: bigint }>`SELECT affiliationId
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND period = ${firstDay(period)} AND state = ${'issued'}`;
  return new Set(rows.map(({ affiliationId }) => affiliationId));
}
