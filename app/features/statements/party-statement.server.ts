import type { Day } from '~/domain/period';
import { NotFound } from '~/domain/outcome';
import { dayOfQuery, pageOfQuery } from '~/features/forms/list-query';
import {
  readStatement,
  STATEMENT_PAGE_SIZE,
  type StatementLine,
  type StatementQuestion,
} from '~/features/ledger/account-statement.server';
import type { IpmContext } from '~/platform/context';
import { referencesOf } from './reference-queries.server';

/** What employers owe: the statement of one is this account of that third party, and nothing else. */
const EMPLOYERS_ACCOUNT = '411000';

export type Party = {
  readonly id: bigint;
  readonly name: string;
  readonly number: string;
  readonly ninea: string;
  readonly address: string | null;
};
/** A line with the number of the call or the receipt that it comes from. */
export type Movement = StatementLine & { readonly reference: string | null };
type Period = { readonly from: Day; readonly to: Day };
type Asking = Pick<IpmContext, 'sql' | 'query' | 'today'>;

const PARTIES_SHOWN = 50;

/** The employers that the user acts for here, by name. */
export const listOwnParties = ({ sql, organisationIds }: IpmContext): Promise<Party[]> =>
  sql.rows<Party>`SELECT id, name, number, ninea, address FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND employerId IN (${sql.list(organisationIds)})
    ORDER BY name, id LIMIT ${PARTIES_SHOWN}`;

/** The one that `?employer=` names, or the first. @throws NotFound when it is another's. */
export async function getOwnParty(ctx: IpmContext): Promise<Party> {
  const parties = await listOwnParties(ctx);
  const asked = ctx.query.get('employer');
  const party = asked === null ? parties[0] : parties.find(({ id }) => String(id) === asked);
  if (party === undefined) throw new NotFound(`affiliation ${asked ?? ''}`);
  return party;
}

export async function getParty({ sql }: Pick<IpmContext, 'sql'>, id: bigint): Promise<Party> {
  const party = await sql.first<Party>`SELECT id, name, number, ninea, address FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id = ${id}`;
  if (party === null) throw new NotFound(`affiliation ${id}`);
  return party;
}

/** By default this calendar year, up to today. */
export function periodOfQuery({ query, today }: Pick<Asking, 'query' | 'today'>): Period {
  const to = dayOfQuery(query, 'to') ?? today;
  return { from: dayOfQuery(query, 'from') ?? (`${to.slice(0, 4)}-01-01` as Day), to };
}

/** One page of a party's account: opening balance, movements, running and closing balance. */
export async function readPartyStatement(ctx: Asking, party: Pick<Party, 'id'>) {
  const period = periodOfQuery(ctx);
  const page = pageOfQuery(ctx.query);
  const { lines, ...totals } = await readStatement(ctx, questionOf(party, period), page);
  const references = await referencesOf(ctx, lines);
  const list = { page, pageSize: STATEMENT_PAGE_SIZE, total: totals.total };
  return { ...period, ...totals, movements: withReferences(lines, references), list };
}
export type PartyStatement = Awaited<ReturnType<typeof readPartyStatement>>;

/** Every movement of the period, page by page, for a file or a paper. */
export async function* eachMovement(
  ctx: Pick<IpmContext, 'sql'>,
  party: Pick<Party, 'id'>,
  period: Period,
): AsyncGenerator<Movement> {
  for (let page = 1; ; page += 1) {
    const { lines } = await readStatement(ctx, questionOf(party, period), page);
    yield* withReferences(lines, await referencesOf(ctx, lines));
    if (lines.length < STATEMENT_PAGE_SIZE) return;
  }
}

const questionOf = (party: Pick<Party, 'id'>, { from, to }: Period): StatementQuestion => ({
  account: EMPLOYERS_ACCOUNT,
  from,
  to,
  party: `affiliation:${party.id}`,
  byPiece: true,
});

const withReferences = (
  lines: readonly StatementLine[],
  references: ReadonlyMap<bigint, string>,
): Movement[] =>
  lines.map((line) => ({ ...line, reference: references.get(line.causeId) ?? null }));
