import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import { containing } from '~/features/forms/list-query';
import type { IcamoContext } from '~/platform/context';

export const IPMS_A_PAGE = 50;

export type IpmRow = {
  readonly id: bigint;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly approvalNumber: string | null;
  readonly approvedOn: Day | null;
};

export type DirectoryFilter = {
  readonly search: string | null;
  readonly kind: string | null;
  readonly regionCode: string | null;
  readonly page: number;
};

/** The register of IPM, by name. */
export async function listIpms(
  { national }: Pick<IcamoContext, 'national'>,
  { search, kind, regionCode, page }: DirectoryFilter,
) {
  const where = national.part`i.kind <> ${'coordination'}
    ${search === null ? national.none : national.part`AND (i.name LIKE ${containing(search)} OR i.approvalNumber LIKE ${containing(search)})`}
    ${kind === null ? national.none : national.part`AND i.kind = ${kind}`}
    ${regionCode === null ? national.none : national.part`AND i.regionCode = ${regionCode}`}`;
  const [rows, counted] = await Promise.all([
    national.rows<IpmRow>`SELECT i.id, i.slug, i.name, i.shortName, i.kind, i.regionCode,
        i.approvalNumber, i.approvedOn
      FROM Ipm i WHERE ${where} ORDER BY i.name, i.id
      LIMIT ${IPMS_A_PAGE} OFFSET ${(page - 1) * IPMS_A_PAGE}`,
    national.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM Ipm i WHERE ${where}`,
  ]);
  return { rows, total: Number(counted?.total ?? 0n) };
}

export async function getIpm({ national }: Pick<IcamoContext, 'national'>, slug: string) {
  const row = await national.first<
    IpmRow & { address: string; phone: string; email: string; cdpNumber: string | null }
  >`SELECT id, slug, name, shortName, kind, regionCode, approvalNumber, approvedOn, address, phone,
      email, cdpNumber FROM Ipm WHERE slug = ${slug} AND kind <> ${'coordination'}`;
  if (row === null) throw new NotFound(`ipm ${slug}`);
  return row;
}

/** One IPM's sums of a year, month by month: no person, no employer. */
export const listMonthsOfIpm = (
  { national }: Pick<IcamoContext, 'national'>,
  ipmId: bigint,
  year: number,
) =>
  national.rows<{ period: Day; cashedXof: bigint; dueXof: bigint }>`
    SELECT period, cashedXof, dueXof FROM DuesMonth
    WHERE ipmId = ${ipmId} AND period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}
    ORDER BY period`;

export const listContributionMonths = (
  { national }: Pick<IcamoContext, 'national'>,
  ipmId: bigint,
  year: number,
) =>
  national.rows<{ period: Day; calledXof: bigint; settledXof: bigint; callCount: bigint }>`
    SELECT period, SUM(calledXof) AS calledXof, SUM(settledXof) AS settledXof,
      SUM(callCount) AS callCount
    FROM ContributionSummary
    WHERE ipmId = ${ipmId} AND period >= ${`${year}-01-01`} AND period <= ${`${year}-12-01`}
    GROUP BY period ORDER BY period`;
