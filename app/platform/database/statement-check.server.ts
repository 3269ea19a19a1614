import { createRequire } from 'node:module';
import { findForbiddenText, quoteParserWords } from './statement-text';

/** How the tenant's placeholder reads in the text that is checked. */
export const TENANT_MARK = "'«ipm»'";
const MARK_VALUE = '«ipm»';

type Node = { readonly [key: string]: unknown };
/** `only`: the condition of an outer join filters no other table than the joined one. */
type Condition = { readonly test: Node; readonly only?: string };
type Table = { readonly alias: string; readonly owned: boolean };
type Parser = { astify(sql: string, options: { database: string }): unknown };

export type StatementRules = {
  /** Tables of which every mention must be bound to the tenant. */
  readonly bound: ReadonlySet<string>;
  readonly readable: ReadonlySet<string>;
  readonly writable: ReadonlySet<string>;
};

/** `names`: common table expressions in sight. `bound`: aliases of outer statements that are bound. */
type Scope = { readonly names: ReadonlySet<string>; readonly bound: ReadonlySet<string> };

const NOWHERE: Scope = { names: new Set(), bound: new Set() };

/**
 * Reads a statement with an SQL parser and says what breaks the tenant's wall: an owned table that
 * is not bound to the tenant (joins, subqueries and unions included), a table outside the lists, a
 * write to the tenant's column. Answers null when nothing does. What it cannot follow it refuses.
 */
export function findBreach(statement: string, rules: StatementRules): string | null {
  const forbidden = findForbiddenText(statement);
  if (forbidden !== null) return forbidden;
  let ast: unknown;
  try {
    ast = parser().astify(quoteParserWords(statement), { database: 'mariadb' });
  } catch (error) {
    return `the statement could not be read: ${error instanceof Error ? error.message : 'unknown'}`;
  }
  const statements = Array.isArray(ast) ? ast : [ast];
  if (statements.length !== 1) return 'only one statement is allowed';
  return checkStatement(statements[0] as Node, rules, NOWHERE);
}

let loaded: Parser | undefined;

function parser(): Parser {
  if (loaded === undefined) {
    const require = createRequire(import.meta.url);
    const module = require('node-sql-parser/build/mariadb') as { Parser: new () => Parser };
    loaded = new module.Parser();
  }
  return loaded;
}

function checkStatement(node: Node, rules: StatementRules, outer: Scope): string | null {
  if (node.type !== 'select' && node.with) return 'WITH is only allowed before SELECT';
  switch (node.type) {
    case 'select':
      return checkSelect(node, rules, outer);
    case 'update':
      return checkUpdate(node, rules, outer);
    case 'delete':
      return checkBody(node, rules, outer, 'write');
    case 'insert':
    case 'replace':
      return checkInsert(node, rules, outer);
    default:
      return `a ${String(node.type)} statement is not allowed`;
  }
}

function checkSelect(node: Node, rules: StatementRules, outer: Scope): string | null {
  const names = new Set(outer.names);
  for (const entry of list(node.with)) {
    const inner = statementOf(entry.stmt);
    if (inner === null) return 'this WITH cannot be followed';
    const breach = checkSelect(inner, rules, { names, bound: outer.bound });
    if (breach !== null) return breach;
    names.add(identifier((entry.name as Node | undefined)?.value));
  }
  const scope = { names, bound: outer.bound };
  const breach = checkBody(node, rules, scope, 'read');
  if (breach !== null) return breach;
  return node._next ? checkSelect(node._next as Node, rules, scope) : null;
}

function checkUpdate(node: Node, rules: StatementRules, outer: Scope): string | null {
  if (setsTenant(node.set)) return 'ipmId cannot be changed';
  return checkBody({ ...node, from: node.table }, rules, outer, 'write');
}

/** FROM, WHERE and every expression of one SELECT, UPDATE or DELETE. */
function checkBody(
  node: Node,
  rules: StatementRules,
  outer: Scope,
  purpose: 'read' | 'write',
): string | null {
  if (node.from && !Array.isArray(node.from)) return 'brackets around tables are not allowed';
  const tables: Table[] = [];
  const aliases: string[] = [];
  const conditions: Condition[] = conjuncts(node.where).map((test) => ({ test }));
  for (const entry of list(node.from)) {
    const refused = checkEntry(entry, rules, outer, purpose);
    if (refused !== null) return refused;
    const alias = identifier(entry.as ?? entry.table);
    aliases.push(alias);
    if (isTable(entry, outer))
      tables.push({ alias, owned: rules.bound.has(identifier(entry.table)) });
    const only = identifier(entry.join).startsWith('LEFT') ? alias : undefined;
    conditions.push(...conjuncts(entry.on).map((test) => (only ? { test, only } : { test })));
  }
  if (conditions.some(({ test }) => test === MIXED)) return 'OR beside AND needs brackets';
  const bound = boundAliases(conditions, aliases, tables, outer.bound);
  const loose = tables.find((table) => table.owned && !bound.has(table.alias));
  if (loose) return `${loose.alias} is not bound to ipmId`;
  return checkNested(node, rules, { names: outer.names, bound });
}

/** One entry of FROM: a table of the lists, a common table expression, or a statement in brackets. */
function checkEntry(entry: Node, rules: StatementRules, outer: Scope, purpose: 'read' | 'write') {
  if (Array.isArray(entry.using)) return 'JOIN … USING is not allowed: write the condition out';
  const join = identifier(entry.join);
  if (!/^$|^(INNER |CROSS |LEFT |LEFT OUTER )?JOIN$/.test(join)) return `${join} is not allowed`;
  if (entry.type === 'dual') return null;
  if (entry.db) return 'a table of a named database is not allowed';
  if (isTable(entry, outer)) return checkTableName(identifier(entry.table), rules, purpose);
  if (typeof entry.table === 'string' || statementOf(entry.expr)) {
    return purpose === 'read' ? null : 'only tables may be written';
  }
  return 'this part of FROM cannot be followed';
}

const isTable = (entry: Node, outer: Scope) =>
  typeof entry.table === 'string' && !outer.names.has(entry.table);

function checkInsert(node: Node, rules: StatementRules, outer: Scope): string | null {
  const target = list(node.table)[0] ?? {};
  const name = identifier(target.table);
  const refused = checkEntry(target, rules, outer, 'write') ?? checkTableName(name, rules, 'write');
  if (refused !== null) return refused;
  if (setsTenant((node.on_duplicate_update as Node | null)?.set)) return 'ipmId cannot be changed';
  const values = node.values as Node | null | undefined;
  if (!values) return 'INSERT … SET is not allowed: write the columns and VALUES out';
  if (rules.bound.has(name)) {
    const position = (node.columns as readonly string[] | null)?.indexOf('ipmId') ?? -1;
    if (position < 0) return `an insert into ${name} must name ipmId`;
    const given = givenValues(values, position);
    if (given.length === 0 || !given.every(isMark)) {
      return `an insert into ${name} must give its own ipmId`;
    }
  }
  return checkNested(node, rules, outer);
}

/** What stands at one column's place in every row, or in every SELECT of a union. */
function givenValues(values: Node, position: number): readonly unknown[] {
  if (values.type !== 'select') {
    return list(values.values).map((row) => list(row.value)[position]);
  }
  const own = list(values.columns)[position]?.expr;
  return values._next ? [own, ...givenValues(values._next as Node, position)] : [own];
}

function checkTableName(name: string, rules: StatementRules, purpose: 'read' | 'write') {
  if (rules.bound.has(name) || rules.writable.has(name)) return null;
  if (purpose === 'read' && rules.readable.has(name)) return null;
  return `${name} may not be ${purpose === 'read' ? 'read' : 'written'} through this handle`;
}

/** MariaDB does not tell upper and lower case of columns apart. */
const setsTenant = (assignments: unknown) =>
  list(assignments).some((entry) => identifier(entry.column).toLowerCase() === 'ipmid');

/** Aliases whose ipmId equals the tenant's, directly or through another bound alias. */
function boundAliases(
  conditions: readonly Condition[],
  aliases: readonly string[],
  tables: readonly Table[],
  outer: ReadonlySet<string>,
): Set<string> {
  const bound = new Set(outer);
  for (const alias of aliases) bound.delete(alias);
  const alone = aliases.length === 1 ? tables[0]?.alias : undefined;
  for (let size = -1; size !== bound.size;) {
    size = bound.size;
    for (const { test, only } of conditions) {
      if (test.type !== 'binary_expr' || test.operator !== '=') continue;
      const sides = [
        [test.left, test.right],
        [test.right, test.left],
      ] as const;
      for (const [side, other] of sides) {
        const alias = tenantColumn(side, alone);
        if (alias === null || (only !== undefined && alias !== only)) continue;
        const otherAlias = tenantColumn(other, alone);
        if (isMark(other) || (otherAlias !== null && bound.has(otherAlias))) bound.add(alias);
      }
    }
  }
  return bound;
}

/** Statements inside the expressions of a statement. */
function checkNested(node: unknown, rules: StatementRules, scope: Scope): string | null {
  if (typeof node !== 'object' || node === null) return null;
  for (const [key, child] of Object.entries(node)) {
    if (key === '_next' || key === 'with') continue;
    const inner = statementOf(child);
    const breach = inner ? checkSelect(inner, rules, scope) : checkNested(child, rules, scope);
    if (breach !== null) return breach;
  }
  return null;
}

function statementOf(value: unknown): Node | null {
  if (typeof value !== 'object' || value === null) return null;
  const node = value as Node;
  if (node.type === 'select') return node;
  const ast = node.ast as Node | undefined;
  return ast?.type === 'select' ? ast : null;
}

const MIXED: Node = { type: 'mixed' };

/**
 * The conditions that all hold. The parser gives AND and OR one precedence, MariaDB does not: where
 * an OR stands beside an AND without brackets, what the parser answers means nothing.
 */
function conjuncts(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const expression = node as Node;
  if (expression.type !== 'binary_expr' || expression.operator !== 'AND') return [expression];
  const sides = [expression.left, expression.right] as Node[];
  if (sides.some((side) => side.operator === 'OR' && side.parentheses !== true)) return [MIXED];
  return sides.flatMap(conjuncts);
}

function tenantColumn(node: unknown, alone: string | undefined): string | null {
  const column = node as Node | null | undefined;
  if (column?.type !== 'column_ref' || column.column !== 'ipmId') return null;
  return column.table ? identifier(column.table) : (alone ?? null);
}

const isMark = (node: unknown) =>
  (node as Node | null | undefined)?.type === 'single_quote_string' &&
  (node as Node).value === MARK_VALUE;

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : []);

/** A name as the parser gives it: text, or a node when it stands in backquotes. */
function identifier(value: unknown): string {
  if (typeof value === 'string') return value;
  const quoted = typeof value === 'object' && value !== null ? (value as Node).value : undefined;
  return typeof quoted === 'string' ? quoted : '';
}
