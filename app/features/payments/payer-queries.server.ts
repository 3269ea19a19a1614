import type { Day } from '~/domain/period';
import { containing, startingWith } from '~/features/forms/list-query';
import type { IpmContext } from '~/platform/context';

export type Payer = {
  readonly id: bigint;
  readonly name: string;
  readonly ninea: string;
  readonly number: string;
};

export type OpenCallRow = {
  readonly id: bigint;
  readonly number: string | null;
  readonly period: Day;
  readonly dueOn: Day;
  readonly openXof: bigint;
};

type Asking = Pick<IpmContext, 'sql'>;

const FOUND = 20;
const CALLS_SHOWN = 24;

/** Employers by name, NINEA or affiliation number. */
export function findPayers({ sql }: Asking, search: string): Promise<Payer[]> {
  const like = startingWith(search);
  return sql.rows<Payer>`SELECT id, name, ninea, number FROM Affiliation
    WHERE ipmId = ${sql.ipm}
      AND (name LIKE ${containing(search)} OR ninea LIKE ${like} OR number LIKE ${like})
    ORDER BY name, id LIMIT ${FOUND}`;
}

export const findPayer = ({ sql }: Asking, id: bigint): Promise<Payer | null> =>
  sql.first<Payer>`SELECT id, name, ninea, number FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;

/** What an employer owes, the oldest first: the order in which money settles it. */
export const listOpenCalls = ({ sql }: Asking, affiliationId: bigint): Promise<OpenCallRow[]> =>
  sql.rows<OpenCallRow>`SELECT id, number, period, dueOn, totalXof - allocatedXof AS openXof
    FROM ContributionCall
    WHERE ipmId = ${sql.ipm} AND affiliationId = ${affiliationId} AND state = ${'issued'}
      AND allocatedXof < totalXof
    ORDER BY dueOn, id LIMIT ${CALLS_SHOWN}`;
