import { LEDGER_EVENTS } from '~/domain/ledger/accounts';
import { sum } from '~/domain/money';
import { firstDay, nextPeriod, periodOf, type Day } from '~/domain/period';
import { choiceOfQuery, dayOfQuery, pageOfQuery, periodOfQuery } from '~/features/forms/list-query';
import { idOfPath } from '~/features/progress/id-of-path';
import type { IpmContext } from '~/platform/context';
import {
  readStatement,
  STATEMENT_PAGE_SIZE,
  type StatementQuestion,
} from './account-statement.server';
import {
  getPosting,
  JOURNAL_PAGE_SIZE,
  listAccounts,
  listBalances,
  listJournal,
  listMonths,
  type JournalFilter,
} from './ledger-queries.server';
import { namesOfParties } from './party-names.server';

/** What the pages of the books read: the same for an IPM and for ICAMO's own books. */
type Asking = Pick<IpmContext, 'sql' | 'query' | 'params' | 'today' | 'base' | 'formKey' | 'can'>;

export async function balancePage(ctx: Asking) {
  const on = dayOfQuery(ctx.query, 'on') ?? ctx.today;
  const accounts = await listBalances(ctx, on);
  const gapXof = sum(accounts.map(({ balanceXof }) => balanceXof));
  return { base: ctx.base, canClose: ctx.can('ledger:close'), on, accounts, gapXof };
}

export async function journalPage(ctx: Asking) {
  const filter = journalFilter(ctx.query);
  const page = pageOfQuery(ctx.query);
  const [{ rows, total }, accounts, { months }] = await Promise.all([
    listJournal(ctx, filter, page),
    listAccounts(ctx),
    listMonths(ctx),
  ]);
  const parties = rows.map(({ party }) => party);
  return {
    base: ctx.base,
    canClose: ctx.can('ledger:close'),
    filter,
    rows,
    names: await namesOfParties(ctx, parties),
    list: { page, pageSize: JOURNAL_PAGE_SIZE, total },
    accounts,
    months: months.map(({ period }) => period),
  };
}

export function journalFilter(query: URLSearchParams): JournalFilter {
  const account = query.get('account') ?? '';
  return {
    period: periodOfQuery(query, 'month'),
    event: choiceOfQuery(query, 'event', LEDGER_EVENTS),
    account: /^[A-Z0-9]{1,12}$/i.test(account) ? account : null,
  };
}

export async function postingPage(ctx: Asking) {
  const posting = await getPosting(ctx, idOfPath(ctx.params['id']));
  const parties = posting.transfers.flatMap(({ debitParty, creditParty }) => [
    debitParty,
    creditParty,
  ]);
  return { base: ctx.base, posting, names: await namesOfParties(ctx, parties) };
}

export async function statementPage(ctx: Asking) {
  const question = statementQuestion(ctx);
  const page = pageOfQuery(ctx.query);
  const statement = await readStatement(ctx, question, page);
  const names = await namesOfParties(ctx, [
    question.party,
    ...statement.lines.map(({ party }) => party),
  ]);
  const list = { page, pageSize: STATEMENT_PAGE_SIZE, total: statement.total };
  return { base: ctx.base, question, statement, names, list };
}

/** By default this calendar year, up to today. */
export function statementQuestion({ query, params, today }: Asking): StatementQuestion {
  const to = dayOfQuery(query, 'to') ?? today;
  const from = dayOfQuery(query, 'from') ?? (`${to.slice(0, 4)}-01-01` as Day);
  const party = query.get('party');
  return {
    account: params['code'] ?? '',
    from,
    to,
    party: party !== null && /^[a-z-]{1,20}(:\d{1,19})?$/.test(party) ? party : null,
  };
}

export async function closingPage(ctx: Asking) {
  const { months, closedThrough } = await listMonths(ctx);
  const next = closedThrough === null ? months.at(-1)?.period : nextPeriod(closedThrough);
  const isOver = next !== undefined && firstDay(next) < firstDay(periodOf(ctx.today));
  return {
    base: ctx.base,
    formKey: ctx.formKey,
    canClose: ctx.can('ledger:close'),
    months,
    next: isOver ? next : null,
  };
}
