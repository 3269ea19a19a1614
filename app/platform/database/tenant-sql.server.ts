import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { flatten, sqlList, sqlPart, TENANT, writeStatement, type SqlValue } from './sql-fragment';
import { sqlLiteral, type Column } from './sql-literal';
import { findBreach, TENANT_MARK, type StatementRules } from './statement-check.server';

const INSERT_ROWS_PER_STATEMENT = 1_000;
const SLOW_STATEMENT_MS = 500;
const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

export type SqlConnection = Pick<Pool | PoolConnection, 'query'>;
export type InsertRow = Readonly<Record<string, Column>>;

/** Statements of one tenant, or of the nation when its rules bind no table. */
export type TenantSql = {
  /** Stands for this handle's tenant: each owned table must be bound to it. */
  readonly ipm: typeof TENANT;
  readonly part: typeof sqlPart;
  readonly list: typeof sqlList;
  readonly none: ReturnType<typeof sqlPart>;
  rows<Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<Row[]>;
  first<Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<Row | null>;
  /** Answers the number of rows matched (not only changed). */
  run(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<number>;
  /** Adds the tenant's `ipmId` to the row. */
  insert(table: string, row: InsertRow): Promise<void>;
  /** All rows have the columns of the first; written 1 000 at a time. */
  insertMany(table: string, rows: readonly InsertRow[]): Promise<void>;
  /**
   * Has the server count anew how the rows of owned tables are spread, after many were written: its
   * plans rest on that. Outside of a transaction only, for it would end it.
   */
  analyse(tables: readonly string[]): Promise<void>;
};

/** What a write needs, in a statement of its own or in one that waits for company. */
export type SqlWrites = Pick<
  TenantSql,
  'ipm' | 'part' | 'list' | 'none' | 'insert' | 'insertMany'
> & { run(...statement: Parameters<TenantSql['run']>): Promise<unknown> };

export type SqlHandle = {
  readonly connection: SqlConnection;
  readonly tenant: bigint | null;
  readonly rules: StatementRules;
  readonly checkStatements: boolean;
  readonly onSlow?: (statement: string, milliseconds: number) => void;
};

export function createTenantSql(handle: SqlHandle): TenantSql {
  const execute = async (strings: TemplateStringsArray, values: readonly SqlValue[]) => {
    const { texts, scalars } = flatten(strings, values);
    assertAllowed(handle, texts, scalars);
    return timed(
      handle,
      writeStatement(texts, scalars, () => tenantOf(handle)),
    );
  };
  return {
    ipm: TENANT,
    part: sqlPart,
    list: sqlList,
    none: sqlPart``,
    async rows<Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]) {
      return (await execute(strings, values)) as Row[];
    },
    async first<Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]) {
      const rows = (await execute(strings, values)) as Row[];
      return rows[0] ?? null;
    },
    async run(strings, ...values) {
      const header = (await execute(strings, values)) as unknown as ResultSetHeader;
      return header.affectedRows;
    },
    insert: (table, row) => insertRows(handle, table, [row]),
    insertMany: (table, rows) => insertRows(handle, table, rows),
    analyse: (tables) => analyse(handle, tables),
  };
}

async function insertRows(handle: SqlHandle, table: string, rows: readonly InsertRow[]) {
  const first = rows[0];
  if (first === undefined) return;
  const { rules, tenant } = handle;
  if (!rules.bound.has(table) && !rules.writable.has(table)) {
    throw new Error(`${table} may not be written through this handle`);
  }
  const ofTenant = rules.bound.has(table);
  const columns = Object.keys(first).filter((column) => !(ofTenant && column === 'ipmId'));
  if (!columns.every((column) => COLUMN_NAME.test(column))) {
    throw new Error(`a row for ${table} has a column with a strange name`);
  }
  const foreign = ofTenant && rows.some((row) => 'ipmId' in row && row.ipmId !== tenant);
  if (foreign) throw new Error(`a row for ${table} carries another tenant's ipmId`);
  const names = [...(ofTenant ? ['ipmId'] : []), ...columns].map((column) => `\`${column}\``);
  const head = `INSERT INTO \`${table}\` (${names.join(', ')}) VALUES `;
  const lead = ofTenant ? `(${tenantOf(handle)},` : '(';
  const textOf = (row: InsertRow) =>
    `${lead}${columns.map((column) => literalOf(table, row, column)).join(',')})`;
  for (let start = 0; start < rows.length; start += INSERT_ROWS_PER_STATEMENT) {
    const part = rows.slice(start, start + INSERT_ROWS_PER_STATEMENT);
    await timed(handle, { statement: head + part.map(textOf).join(','), told: head });
  }
}

async function analyse(handle: SqlHandle, tables: readonly string[]) {
  if (!('getConnection' in handle.connection)) throw new Error('tables are analysed on their own');
  const strange = tables.find((table) => !handle.rules.bound.has(table));
  if (strange !== undefined) throw new Error(`${strange} may not be analysed through this handle`);
  const names = tables.map((table) => `\`${table}\``).join(', ');
  const statement = `ANALYZE LOCAL TABLE ${names}`;
  await timed(handle, { statement, told: statement });
}

function literalOf(table: string, row: InsertRow, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`a row for ${table} lacks ${column}`);
  return sqlLiteral(value);
}

/** What is told of a slow statement bears no values: they may be people's. */
async function timed(handle: SqlHandle, { statement, told }: Statement): Promise<RowDataPacket[]> {
  const started = performance.now();
  const result = await answered(handle.connection, statement);
  const milliseconds = performance.now() - started;
  if (milliseconds > SLOW_STATEMENT_MS) handle.onSlow?.(told, Math.round(milliseconds));
  return result;
}

/** The driver's errors know its own frames only: who asked is added here, where it costs nothing till then. */
async function answered(connection: SqlConnection, statement: string) {
  try {
    const [result] = await connection.query<RowDataPacket[]>(statement);
    return result;
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error, answered);
    throw error;
  }
}

type Statement = {
  readonly statement: string;
  readonly told: string;
};

function tenantOf(handle: SqlHandle): bigint {
  if (handle.tenant === null) throw new Error('this handle has no tenant');
  return handle.tenant;
}

const judged = new Map<StatementRules, Map<string, string | null>>();

/** Production keeps the cheap half of the check: no statement runs without the tenant. */
function assertAllowed(handle: SqlHandle, texts: readonly string[], scalars: readonly unknown[]) {
  if (handle.tenant !== null && !scalars.includes(TENANT)) {
    throw new Error(`statement without its tenant: ${texts.join('?').slice(0, 200)}`);
  }
  if (!handle.checkStatements) return;
  const statement = texts.reduce(
    (whole, piece, index) =>
      index === 0 ? piece : whole + (scalars[index - 1] === TENANT ? TENANT_MARK : '?') + piece,
    '',
  );
  const known = judged.get(handle.rules) ?? new Map<string, string | null>();
  judged.set(handle.rules, known);
  if (!known.has(statement)) known.set(statement, findBreach(statement, handle.rules));
  const breach = known.get(statement);
  if (breach) throw new Error(`refused statement (${breach}): ${statement.slice(0, 400)}`);
}
