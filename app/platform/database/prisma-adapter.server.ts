import { AsyncLocalStorage } from 'node:async_hooks';
import type {
  IsolationLevel,
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  SqlResultSet,
  Transaction,
} from '@prisma/driver-adapter-utils';
import type { Pool, PoolConnection, QueryOptions, ResultSetHeader } from 'mysql2/promise';
import { toDriverError } from './prisma-errors';
import { castToText, columnTypeOf, toDriverValue, type ResultField } from './prisma-values';

const IDENTITY = { provider: 'mysql', adapterName: 'icamo-mysql2' } as const;
const MAX_BIND_VALUES = 65_535;

type ConnectionHolder = { connection: PoolConnection | null };

const holders = new AsyncLocalStorage<ConnectionHolder>();

/**
 * Runs `work` so that the Prisma transaction opened inside it leaves its connection in the holder:
 * hand-written statements then join the same transaction.
 */
export function withConnectionHolder<Result>(
  work: (holder: Readonly<ConnectionHolder>) => Promise<Result>,
): Promise<Result> {
  const holder: ConnectionHolder = { connection: null };
  return holders.run(holder, () => work(holder));
}

/** Lets Prisma work on the process's own mysql2 pool, so that there is one pool in all. */
export function createMysql2AdapterFactory(pool: Pool): SqlDriverAdapterFactory {
  return { ...IDENTITY, connect: () => Promise.resolve(createAdapter(pool)) };
}

function createAdapter(pool: Pool): SqlDriverAdapter {
  return {
    ...queryable(pool),
    async executeScript(script) {
      for (const statement of script.split(/;\s*$/m).filter((piece) => piece.trim() !== '')) {
        await pool.query(statement);
      }
    },
    startTransaction: (isolationLevel) => startTransaction(pool, isolationLevel),
    getConnectionInfo: () => ({ supportsRelationJoins: false, maxBindValues: MAX_BIND_VALUES }),
    // The pool belongs to the process, not to Prisma.
    dispose: () => Promise.resolve(),
  };
}

async function startTransaction(pool: Pool, isolationLevel?: IsolationLevel): Promise<Transaction> {
  const connection = await guarded(() => pool.getConnection());
  const run = (sql: string) => guarded(() => connection.query(sql));
  try {
    if (isolationLevel !== undefined)
      await run(`SET TRANSACTION ISOLATION LEVEL ${isolationLevel}`);
    await run('BEGIN');
  } catch (error) {
    connection.destroy();
    throw error;
  }
  const holder = holders.getStore();
  if (holder !== undefined) holder.connection = connection;
  const leave = () => {
    if (holder?.connection === connection) holder.connection = null;
  };
  return {
    ...queryable(connection),
    options: { usePhantomQuery: false },
    // The engine has sent COMMIT or ROLLBACK itself; what is left is to give the connection back.
    commit() {
      leave();
      connection.release();
      return Promise.resolve();
    },
    async rollback() {
      leave();
      try {
        await connection.query('ROLLBACK');
        connection.release();
      } catch {
        connection.destroy();
      }
    },
    createSavepoint: async (name) => {
      await run(`SAVEPOINT ${name}`);
    },
    rollbackToSavepoint: async (name) => {
      await run(`ROLLBACK TO SAVEPOINT ${name}`);
    },
    releaseSavepoint: async (name) => {
      await run(`RELEASE SAVEPOINT ${name}`);
    },
  };
}

function queryable(connection: Pool | PoolConnection): SqlQueryable {
  return {
    ...IDENTITY,
    async queryRaw(query): Promise<SqlResultSet> {
      const [result, fields] = await perform(connection, query);
      if (!Array.isArray(result)) {
        const { insertId } = result as ResultSetHeader;
        return { columnNames: [], columnTypes: [], rows: [], lastInsertId: String(insertId) };
      }
      const columns = fields as unknown as readonly ResultField[];
      return {
        columnNames: columns.map((field) => field.name),
        columnTypes: columns.map(columnTypeOf),
        rows: result as unknown[][],
      };
    },
    async executeRaw(query) {
      const [result] = await perform(connection, query);
      return (result as ResultSetHeader).affectedRows;
    },
  };
}

function perform(connection: Pool | PoolConnection, { sql, args, argTypes }: SqlQuery) {
  const options: QueryOptions = {
    sql,
    values: args.map((value, index) => toDriverValue(value, argTypes[index])),
    rowsAsArray: true,
    typeCast: castToText,
  };
  return guarded(() => connection.query(options));
}

async function guarded<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw toDriverError(error);
  }
}
