import { createRequire } from 'node:module';

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

/**
 * Reads a statement with an SQL parser and says what breaks the tenant's wall: an owned table that
 * is not bound to the tenant (joins, subqueries and unions included), a table outside the lists, a
 * write to the tenant's column. Answers null when nothing does.
 */
export function findBreach(statement: string, rules: StatementRules): string | null {
  let ast: unknown;
  try {
    ast = parser().astify(statement, { database: 'mariadb' });
  } catch (error) {
    return `the statement could not be read: ${error instanceof Error ? error.message : 'unknown'}`;
  }
  for (const node of Array.isArray(ast) ? ast : [ast]) {
    const breach = checkStatement(node as Node, rules, { names: new Set(), bound: new Set() });
    if (breach !== null) return breach;
  }
  return null;
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

type Scope = { readonly names: ReadonlySet<string>; readonly bound: ReadonlySet<string> };

function checkStatement(node: Node, rules: StatementRules, outer: Scope): string | null {
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
    const breach = inner && checkStatement(inner, rules, { names, bound: outer.bound });
    if (breach) return breach;
    names.add(text((entry.name as Node | undefined)?.value));
  }
  const breach = checkBody(node, rules, { names, bound: outer.bound }, 'read');
  if (breach !== null) return breach;
  const next = node._next as Node | undefined;
  return next ? checkSelect(next, rules, { names, bound: outer.bound }) : null;
}

function checkUpdate(node: Node, rules: StatementRules, outer: Scope): string | null {
  const touchesTenant = list(node.set).some((entry) => entry.column === 'ipmId');
  if (touchesTenant) return 'ipmId cannot be changed';
  return checkBody({ ...node, from: node.table }, rules, outer, 'write');
}

/** FROM, WHERE and every expression of one SELECT, UPDATE or DELETE. */
function checkBody(
  node: Node,
  rules: StatementRules,
  outer: Scope,
  purpose: 'read' | 'write',
): string | null {
  const tables: Table[] = [];
  const conditions: Condition[] = conjuncts(node.where).map((test) => ({ test }));
  for (const entry of list(node.from)) {
    if (typeof entry.table === 'string' && !outer.names.has(entry.table)) {
      const refused = checkTableName(entry.table, rules, tables.length === 0 ? purpose : 'read');
      if (refused !== null) return refused;
      const alias = typeof entry.as === 'string' ? entry.as : entry.table;
      tables.push({ alias, owned: rules.bound.has(entry.table) });
    }
    const join = text(entry.join);
    if (Array.isArray(entry.using)) return 'JOIN … USING is not allowed: write the condition out';
    if (/RIGHT|FULL|NATURAL/.test(join)) return `${join} is not allowed`;
    const only = join.startsWith('LEFT') ? text(entry.as ?? entry.table) : undefined;
    conditions.push(...conjuncts(entry.on).map((test) => (only ? { test, only } : { test })));
  }
  const bound = boundAliases(conditions, tables, outer.bound);
  const loose = tables.find((table) => table.owned && !bound.has(table.alias));
  if (loose) return `${loose.alias} is not bound to ipmId`;
  return checkNested(node, rules, { names: outer.names, bound });
}

function checkInsert(node: Node, rules: StatementRules, outer: Scope): string | null {
  const target = list(node.table)[0];
  const name = text(target?.table);
  const refused = checkTableName(name, rules, 'write');
  if (refused !== null) return refused;
  const overwritten = list((node.on_duplicate_update as Node | null)?.set);
  if (overwritten.some((entry) => entry.column === 'ipmId')) return 'ipmId cannot be changed';
  const values = node.values as Node;
  const select = values.type === 'select' ? values : null;
  if (select) {
    const breach = checkSelect(select, rules, outer);
    if (breach !== null) return breach;
  }
  if (!rules.bound.has(name)) return checkNested(node, rules, outer);
  const position = (node.columns as readonly string[] | null)?.indexOf('ipmId') ?? -1;
  if (position < 0) return `an insert into ${name} must name ipmId`;
  const given = select
    ? [(list(select.columns)[position]?.expr ?? {}) as Node]
    : list(values.values).map((row) => list(row.value)[position] ?? {});
  if (!given.every((value) => isMark(value)))
    return `an insert into ${name} must give its own ipmId`;
  return select ? null : checkNested(node, rules, outer);
}

function checkTableName(name: string, rules: StatementRules, purpose: 'read' | 'write') {
  if (rules.bound.has(name)) return null;
  const allowed = purpose === 'read' ? rules.readable : rules.writable;
  return allowed.has(name) || (purpose === 'read' && rules.writable.has(name))
    ? null
    : `${name} may not be ${purpose === 'read' ? 'read' : 'written'} through this handle`;
}

/** Aliases whose ipmId equals the tenant's, directly or through another bound alias. */
function boundAliases(
  conditions: readonly Condition[],
  tables: readonly Table[],
  outer: ReadonlySet<string>,
): Set<string> {
  const bound = new Set(outer);
  for (const table of tables) bound.delete(table.alias);
  const alone = tables.length === 1 ? tables[0]?.alias : undefined;
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
    const breach = inner ? checkStatement(inner, rules, scope) : checkNested(child, rules, scope);
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

function conjuncts(node: unknown): Node[] {
  if (typeof node !== 'object' || node === null) return [];
  const expression = node as Node;
  if (expression.type === 'binary_expr' && expression.operator === 'AND') {
    return [...conjuncts(expression.left), ...conjuncts(expression.right)];
  }
  return [expression];
}

function tenantColumn(node: unknown, alone: string | undefined): string | null {
  const column = node as Node | null;
  if (column?.type !== 'column_ref' || column.column !== 'ipmId') return null;
  return typeof column.table === 'string' ? column.table : (alone ?? null);
}

const isMark = (node: unknown) =>
  (node as Node | null)?.type === 'single_quote_string' && (node as Node).value === MARK_VALUE;

const list = (value: unknown): readonly Node[] => (Array.isArray(value) ? (value as Node[]) : []);

const text = (value: unknown) => (typeof value === 'string' ? value : '');
