import { USUAL_DUTIES, type Duties } from '~/domain/care/duties';
import type { Day } from '~/domain/period';
import type { TenantContext } from '~/platform/context';

export type DutyRule = Duties & {
  readonly id: bigint;
  readonly reason: string;
  readonly validFrom: Day;
  readonly validTo: Day;
};

const SHOWN = 20;

/** What the IPM has set, the latest first. */
export function listDutyRules({ sql }: Pick<TenantContext, 'sql'>): Promise<DutyRule[]> {
  return sql.rows<DutyRule>`SELECT id, approverApart, payerApart, reason, validFrom, validTo
    FROM DutyRule WHERE ipmId = ${sql.ipm} ORDER BY validFrom DESC LIMIT ${SHOWN}`;
}

/** The duties in force on a day: what the IPM has set, or what is usual. */
export async function dutiesOn({ sql }: Pick<TenantContext, 'sql'>, day: Day): Promise<Duties> {
  const rule = await sql.first<Duties>`SELECT approverApart, payerApart FROM DutyRule
    WHERE ipmId = ${sql.ipm} AND validFrom <= ${day} AND validTo > ${day} LIMIT 1`;
  return rule ?? USUAL_DUTIES;
}
