import type { LedgerEvent } from '~/domain/ledger/accounts';
import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { AccountBalance } from './ledger-queries.server';

export type StatementLine = {
  readonly postingId: bigint;
  readonly number: string;
  readonly event: LedgerEvent;
  readonly valueDate: Day;
  readonly causeKind: string;
  readonly causeId: bigint;
  readonly party: string | null;
  readonly debitXof: bigint;
  readonly creditXof: bigint;
  /** After this line, within what was asked for, the opening balance included. */
  readonly balanceXof: bigint;
};
export type StatementQuestion = {
  readonly account: string;
  readonly from: Day;
  readonly to: Day;
  /** Only one third party's lines. */
  readonly party: string | null;
  /** One line for each piece, whatever the number of its transfers. */
  readonly byPiece?: boolean;
};

type Asking = Pick<TenantContext, 'sql'>;
type LineRow = Omit<StatementLine, 'balanceXof'> & { readonly movedXof: bigint };

export const STATEMENT_PAGE_SIZE = 100;

/** One account between two days, both included, with its balance before, line by line, and after. */
export async function readStatement({ sql }: Asking, question: StatementQuestion, page: number) {
  const account = await sql.first<Pick<AccountBalance, 'code' | 'label' | 'kind'>>`SELECT code,
      label, kind
    FROM LedgerAccount WHERE ipmId = ${sql.ipm} AND code = ${question.account}`;
  if (account === null) throw new NotFound(`account ${question.account}`);
  const opening = await totals(sql, question, sql.part`AND t.valueDate < ${question.from}`);
  const inside = sql.part`AND t.valueDate >= ${question.from} AND t.valueDate <= ${question.to}`;
  const moved = await totals(sql, question, inside);
  const openingXof = opening.debitXof - opening.creditXof;
  const skipped = (page - 1) * STATEMENT_PAGE_SIZE;
  const rows = await statementRows(sql, question, skipped);
  return {
    account,
    openingXof,
    debitXof: moved.debitXof,
    creditXof: moved.creditXof,
    closingXof: openingXof + moved.debitXof - moved.creditXof,
    total: Number(moved.lines),
    lines: rows.map(({ movedXof, ...line }) => ({ ...line, balanceXof: openingXof + movedXof })),
  };
}

/** All lines of a statement for a file. */
export async function* streamStatement(
  ctx: Asking,
  question: StatementQuestion,
): AsyncGenerator<StatementLine> {
  for (let page = 1; ; page += 1) {
    const { lines } = await readStatement(ctx, question, page);
    yield* lines;
    if (lines.length < STATEMENT_PAGE_SIZE) return;
  }
}

/** A transfer within one account counts on both sides. */
function statementRows(sql: TenantSql, question: StatementQuestion, skipped: number) {
  const { account, from, to, party, byPiece = false } = question;
  const within = byPiece ? sql.none : sql.part`, u.position, u.side`;
  const debitOnly = party === null ? sql.none : sql.part`AND t.debitParty = ${party}`;
  const creditOnly = party === null ? sql.none : sql.part`AND t.creditParty = ${party}`;
  return sql.rows<LineRow>`SELECT u.postingId, p.number, p.event, p.causeKind, p.causeId,
      u.valueDate, MAX(u.party) AS party,
      SUM(u.debitXof) AS debitXof, SUM(u.creditXof) AS creditXof,
      SUM(SUM(u.debitXof - u.creditXof)) OVER (ORDER BY u.valueDate, u.postingId ${within})
        AS movedXof
    FROM (
      SELECT t.ipmId, t.postingId, t.position, 0 AS side, t.valueDate, t.debitParty AS party,
        t.amountXof AS debitXof, 0 AS creditXof
      FROM LedgerTransfer t WHERE t.ipmId = ${sql.ipm} AND t.debitCode = ${account}
        AND t.valueDate >= ${from} AND t.valueDate <= ${to} ${debitOnly}
      UNION ALL
      SELECT t.ipmId, t.postingId, t.position, 1 AS side, t.valueDate, t.creditParty AS party,
        0 AS debitXof, t.amountXof AS creditXof
      FROM LedgerTransfer t WHERE t.ipmId = ${sql.ipm} AND t.creditCode = ${account}
        AND t.valueDate >= ${from} AND t.valueDate <= ${to} ${creditOnly}
    ) u
    JOIN LedgerPosting p ON p.ipmId = ${sql.ipm} AND p.id = u.postingId
    GROUP BY u.valueDate, u.postingId ${within}, p.number, p.event, p.causeKind, p.causeId
    ORDER BY u.valueDate, u.postingId ${within}
    LIMIT ${STATEMENT_PAGE_SIZE} OFFSET ${skipped}`;
}

async function totals(
  sql: TenantSql,
  { account, party, byPiece = false }: StatementQuestion,
  when: ReturnType<TenantSql['part']>,
) {
  type Sum = { xof: bigint | null; lines: bigint };
  const ofDebit = party === null ? sql.none : sql.part`AND t.debitParty = ${party}`;
  const ofCredit = party === null ? sql.none : sql.part`AND t.creditParty = ${party}`;
  const lines = byPiece ? sql.part`COUNT(DISTINCT t.postingId)` : sql.part`COUNT(*)`;
  const debit = await sql.first<Sum>`SELECT SUM(t.amountXof) AS xof, ${lines} AS \`lines\`
    FROM LedgerTransfer t
    WHERE t.ipmId = ${sql.ipm} AND t.debitCode = ${account} ${when} ${ofDebit}`;
  const credit = await sql.first<Sum>`SELECT SUM(t.amountXof) AS xof, ${lines} AS \`lines\`
    FROM LedgerTransfer t
    WHERE t.ipmId = ${sql.ipm} AND t.creditCode = ${account} ${when} ${ofCredit}`;
  return {
    debitXof: debit?.xof ?? 0n,
    creditXof: credit?.xof ?? 0n,
    lines: (debit?.lines ?? 0n) + (credit?.lines ?? 0n),
  };
}
