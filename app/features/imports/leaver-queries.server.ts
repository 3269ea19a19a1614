import type { TenantContext } from '~/platform/context';

type Asking = Pick<TenantContext, 'sql'>;

export const LEAVERS_PAGE_SIZE = 50;

export type LeaverRow = {
  readonly employmentId: bigint;
  readonly participantId: bigint;
  readonly matricule: string;
  readonly fullName: string;
  readonly employer: string;
  readonly isKept: boolean;
};

/** The leavers of a complete file, by employer, and how many of them stay all the same. */
export async function listLeavers({ sql }: Asking, batchId: bigint, page: number) {
  const rows = await sql.rows<Omit<LeaverRow, 'isKept'> & { isKept: number }>`
    SELECT l.employmentId, e.participantId, p.matricule,
      CONCAT(p.firstName, ' ', p.lastName) AS fullName, a.name AS employer,
      l.keptAt IS NOT NULL AS isKept
    FROM ImportLeaver l
      JOIN Employment e ON e.ipmId = l.ipmId AND e.id = l.employmentId
      JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
      JOIN Affiliation a ON a.ipmId = e.ipmId AND a.id = e.affiliationId
    WHERE l.ipmId = ${sql.ipm} AND l.batchId = ${batchId}
    ORDER BY a.name, p.matricule, l.employmentId
    LIMIT ${LEAVERS_PAGE_SIZE} OFFSET ${(page - 1) * LEAVERS_PAGE_SIZE}`;
  const counts = await countLeavers({ sql }, batchId);
  return { rows: rows.map((row) => ({ ...row, isKept: row.isKept === 1 })), ...counts };
}

/** All that the file does not name, and those of them who would leave. */
export async function countLeavers({ sql }: Asking, batchId: bigint) {
  const row = await sql.first<{ total: bigint; leaving: bigint }>`
    SELECT COUNT(*) AS total, COALESCE(SUM(keptAt IS NULL), 0) AS leaving FROM ImportLeaver
    WHERE ipmId = ${sql.ipm} AND batchId = ${batchId}`;
  return { total: Number(row?.total ?? 0n), leaving: Number(row?.leaving ?? 0n) };
}
