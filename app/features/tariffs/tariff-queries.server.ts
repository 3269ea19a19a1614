import type { Day } from '~/domain/period';
import { containing } from '~/features/forms/list-query';
import type { TenantContext } from '~/platform/context';

export type TariffRow = {
  readonly id: bigint;
  readonly actCode: string;
  readonly label: string;
  readonly rubric: string;
  readonly priceXof: bigint;
  readonly validFrom: Day;
  readonly validTo: Day;
};

export type CoverRateRow = {
  readonly id: bigint;
  readonly rubric: string;
  readonly rateBasisPoints: number;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly source: string;
  readonly confirmed: boolean;
};

type Asking = Pick<TenantContext, 'sql'>;

const TARIFFS_LIMIT = 2_000;
const RATES_LIMIT = 500;

/** The prices of one provider, past and future ones included, act by act. */
export function listTariffs(
  { sql }: Asking,
  adhesionId: bigint,
  search = '',
): Promise<TariffRow[]> {
  const like = containing(search);
  return sql.rows<TariffRow>`SELECT id, actCode, label, rubric, priceXof, validFrom, validTo
    FROM Tariff WHERE ipmId = ${sql.ipm} AND adhesionId = ${adhesionId}
      ${search === '' ? sql.none : sql.part`AND (actCode LIKE ${like} OR label LIKE ${like})`}
    ORDER BY actCode, validFrom DESC LIMIT ${TARIFFS_LIMIT}`;
}

export function listCoverRates({ sql }: Asking): Promise<CoverRateRow[]> {
  return sql.rows<CoverRateRow>`SELECT id, rubric, rateBasisPoints, validFrom, validTo, source,
      confirmed
    FROM CoverRate WHERE ipmId = ${sql.ipm} ORDER BY rubric, validFrom DESC LIMIT ${RATES_LIMIT}`;
}

export type ActRow = { readonly actCode: string; readonly label: string };

/** The acts of some conventions, each once: what a form offers while one types. */
export async function listActs({ sql }: Asking, adhesionIds: readonly bigint[]): Promise<ActRow[]> {
  if (adhesionIds.length === 0) return [];
  return sql.rows<ActRow>`SELECT actCode, MAX(label) AS label FROM Tariff
    WHERE ipmId = ${sql.ipm} AND adhesionId IN (${sql.list(adhesionIds)})
    GROUP BY actCode ORDER BY actCode LIMIT ${TARIFFS_LIMIT}`;
}
