import type { Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';

export type EmployerHome = {
  readonly employers: string;
  readonly lateCount: bigint;
  readonly lateXof: bigint;
  readonly openCount: bigint;
  readonly openXof: bigint;
  readonly nextDueOn: Day | null;
  readonly paidXof: bigint;
};

type Asking = Pick<IpmContext, 'sql' | 'today' | 'organisationIds'>;

/** What an employer owes, what is late, and what it has paid since January. */
export async function readEmployerHome(ctx: Asking): Promise<EmployerHome> {
  const { sql, today, organisationIds } = ctx;
  const owners = sql.list(organisationIds);
  const [names, owed, paid] = await Promise.all([
    sql.rows<{ name: string }>`SELECT name FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND employerId IN (${owners}) ORDER BY name LIMIT 5`,
    sql.first<Omit<EmployerHome, 'employers' | 'paidXof'>>`SELECT COUNT(*) AS openCount,
        COALESCE(SUM(c.totalXof - c.allocatedXof), 0) AS openXof,
        COALESCE(SUM(IF(c.dueOn < ${today}, 1, 0)), 0) AS lateCount,
        COALESCE(SUM(IF(c.dueOn < ${today}, c.totalXof - c.allocatedXof, 0)), 0) AS lateXof,
        MIN(IF(c.dueOn >= ${today}, c.dueOn, NULL)) AS nextDueOn
      FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
      WHERE c.ipmId = ${sql.ipm} AND a.employerId IN (${owners}) AND c.state = ${'issued'}
        AND c.allocatedXof < c.totalXof`,
    sql.first<{ paidXof: bigint }>`SELECT COALESCE(SUM(r.amountXof), 0) AS paidXof
      FROM Receipt r JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
      WHERE r.ipmId = ${sql.ipm} AND a.employerId IN (${owners})
        AND r.receivedOn >= ${`${today.slice(0, 4)}-01-01`}`,
  ]);
  const nothing = { openCount: 0n, openXof: 0n, lateCount: 0n, lateXof: 0n, nextDueOn: null };
  return {
    ...(owed ?? nothing),
    employers: names.map(({ name }) => name).join(', '),
    paidXof: paid?.paidXof ?? 0n,
  };
}
