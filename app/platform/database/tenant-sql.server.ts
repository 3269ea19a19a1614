import type { Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import {
  flatten,
  sqlList,
  sqlPart,
  TENANT,
  toDriverStatement,
  type SqlValue,
} from './sql-fragment';
import { findBreach, TENANT_MARK, type StatementRules } from './statement-check.server';

const INSERT_ROWS_PER_STATEMENT = 500;
const SLOW_STATEMENT_MS = 500;
const COLUMN_NAME = /^[A-Za-z][A-Za-z0-9_]*$/;

type Connection = Pick<Pool | PoolConnection, 'query'>;
type Column = string | number | bigint | boolean | Date | Uint8Array | null;
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
  /** All rows have the columns of the first; written 500 at a time. */
  insertMany(table: string, rows: readonly InsertRow[]): Promise<void>;
};

export type SqlHandle = {
  readonly connection: Connection;
  readonly tenant: bigint | null;
  readonly rules: StatementRules;
  readonly checkStatements: boolean;
  readonly onSlow?: (statement: string, milliseconds: number) => void;
};

export function createTenantSql(handle: SqlHandle): TenantSql {
  const execute = async (strings: TemplateStringsArray, values: readonly SqlValue[]) => {
    const { texts, scalars } = flatten(strings, values);
    assertAllowed(handle, texts, scalars);
    const { text, values: bound } = toDriverStatement(texts, scalars, () => tenantOf(handle));
    return timed(handle, text, bound);
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
  const head = `INSERT INTO \`${table}\` (${names.join(', ')}) VALUES ?`;
  for (let start = 0; start < rows.length; start += INSERT_ROWS_PER_STATEMENT) {
    const values = rows
      .slice(start, start + INSERT_ROWS_PER_STATEMENT)
      .map((row) => [
        ...(ofTenant ? [tenantOf(handle)] : []),
        ...columns.map((column) => valueOf(table, row, column)),
      ]);
    await timed(handle, head, [values]);
  }
}

function valueOf(table: string, row: InsertRow, column: string) {
  const value = row[column];
  if (value === undefined) throw new Error(`a row for ${table} lacks ${column}`);
  return value instanceof Uint8Array ? Buffer.from(value) : value;
}

async function timed(handle: SqlHandle, statement: string, values: readonly unknown[]) {
  const started = performance.now();
  const [result] = await handle.connection.query<RowDataPacket[]>(statement, values as unknown[]);
  const milliseconds = performance.now() - started;
  if (milliseconds > SLOW_STATEMENT_MS) handle.onSlow?.(statement, Math.round(milliseconds));
  return result;
}

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
