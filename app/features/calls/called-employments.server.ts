import type { CalledEmployment } from '~/domain/contributions/contribution-call';
import { firstDay, lastDay, type Period } from '~/domain/period';
import type { TenantSql } from '~/platform/context';

export type EmploymentRow = CalledEmployment & {
  readonly affiliationId: bigint;
  readonly matricule: string;
  readonly fullName: string;
};

/** Employments in force on any day of the month: of these employers, or of all. */
export function listCalledEmployments(
  sql: TenantSql,
  period: Period,
  affiliationIds?: readonly bigint[],
): Promise<EmploymentRow[]> {
  const some =
    affiliationIds === undefined
      ? sql.none
      : sql.part`AND e.affiliationId IN (${sql.list(affiliationIds)})`;
  return sql.rows<EmploymentRow>`SELECT e.id, e.participantId, e.affiliationId,
      e.monthlySalaryXof AS salaryXof, e.validFrom, e.validTo, p.matricule,
      CONCAT(p.firstName, ' ', p.lastName) AS fullName
    FROM Employment e JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
    WHERE e.ipmId = ${sql.ipm} ${some}
      AND e.validFrom <= ${lastDay(period)} AND e.validTo > ${firstDay(period)}
    ORDER BY e.affiliationId, p.matricule`;
}
