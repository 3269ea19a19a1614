import type { Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';
import { MAX_CALLS_AT_ONCE } from './payment-form';

/** An open call with what it was computed from. */
export type OwedCall = {
  readonly id: bigint;
  readonly number: string | null;
  readonly affiliationId: bigint;
  readonly employerName: string;
  readonly period: Day;
  readonly dueOn: Day;
  readonly lineCount: number;
  readonly baseXof: bigint;
  readonly rateBasisPoints: number;
  readonly totalXof: bigint;
  readonly paidXof: bigint;
  readonly openXof: bigint;
};

type Asking = Pick<IpmContext, 'sql' | 'organisationIds'>;

/** What the employer still owes, the oldest due first; only the calls of `ids` when given. */
export function listOwedCalls(
  { sql, organisationIds }: Asking,
  ids: readonly bigint[] = [],
): Promise<OwedCall[]> {
  return sql.rows<OwedCall>`SELECT c.id, c.number, c.affiliationId, a.name AS employerName, c.period,
      c.dueOn, c.lineCount, c.baseXof, r.rateBasisPoints, c.totalXof, c.allocatedXof AS paidXof,
      c.totalXof - c.allocatedXof AS openXof
    FROM ContributionCall c
    JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    JOIN ContributionRule r ON r.ipmId = c.ipmId AND r.id = c.ruleId
    WHERE c.ipmId = ${sql.ipm} AND a.employerId IN (${sql.list(organisationIds)})
      AND c.state = ${'issued'} AND c.allocatedXof < c.totalXof
      ${ids.length === 0 ? sql.none : sql.part`AND c.id IN (${sql.list(ids)})`}
    ORDER BY c.dueOn, c.id LIMIT ${MAX_CALLS_AT_ONCE}`;
}
