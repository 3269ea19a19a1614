import mysql, { type Pool, type PoolConnection, type PoolOptions } from 'mysql2/promise';

export type { Pool, PoolConnection };

const CONNECT_TIMEOUT_MS = 10_000;

type FormatValues = Extract<Parameters<typeof mysql.format>[1], unknown[]>[number];
type TypeCastField = { readonly type: string; readonly length: number; string(): string | null };

/** Gives connections to transactions and runs nothing itself. */
export type TransactionPool = Pick<Pool, 'getConnection' | 'end'>;

/**
 * The pool of all that is asked outside of `ipmTransaction`, Prisma included: one statement a query,
 * a second one is refused by the server. BIGINT and whole DECIMAL (sums of BIGINT) arrive as
 * bigint, DATE as `YYYY-MM-DD`, DATETIME as a UTC Date, TINYINT(1) as boolean.
 */
export function createPool(databaseUrl: string, overrides: PoolOptions = {}): Pool {
  return mysql.createPool({
    uri: databaseUrl,
    timezone: 'Z',
    charset: 'utf8mb4',
    dateStrings: ['DATE'],
    supportBigNumbers: true,
    connectionLimit: 20,
    maxIdle: 20,
    enableKeepAlive: true,
    connectTimeout: CONNECT_TIMEOUT_MS,
    typeCast: castField,
    // A stack for each query costs more than sending it; `tenant-sql.server.ts` gives failures theirs.
    trace: false,
    // The driver would search each statement for values to put in, those without any too.
    queryFormat: (sql: string, values?: FormatValues[]) =>
      values === undefined || values.length === 0 ? sql : mysql.format(sql, values, false, 'Z'),
    ...overrides,
  });
}

/** A transaction sends its writes together; texts are constants of the sources, values escaped. */
export const createTransactionPool = (databaseUrl: string): TransactionPool =>
  createPool(databaseUrl, { multipleStatements: true });

function castField(field: TypeCastField, next: () => unknown): unknown {
  if (field.type === 'LONGLONG') return toBigInt(field.string());
  if (field.type === 'NEWDECIMAL') {
    const text = field.string();
    return text === null || text.includes('.') ? text : BigInt(text);
  }
  if (field.type === 'TINY' && field.length === 1) {
    const text = field.string();
    return text === null ? null : text !== '0';
  }
  return next();
}

const toBigInt = (text: string | null) => (text === null ? null : BigInt(text));
