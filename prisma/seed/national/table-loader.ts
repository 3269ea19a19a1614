import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';

type Cell = string | number | bigint | boolean | null;
export type LoadedRow = Readonly<Record<string, Cell>>;

/** Rows of one tenant (or of the nation) on their way into tables, over one connection. */
export type TableLoader = {
  /** All rows of a table have the columns of its first one, in that order; those of a tenant begin with its `ipmId`. */
  readonly add: (table: string, row: LoadedRow, ipmId?: bigint) => void;
  /** Resolves when there is room for more: memory holds a few chunks, however many rows pass. */
  readonly ready: () => Promise<void>;
  /** Resolves when everything added is committed. */
  readonly finish: () => Promise<void>;
};

export type LoadTally = { rows: number; bytes: number };

type Pending = {
  readonly ofTenant: boolean;
  readonly columns: readonly string[];
  /** Rows that are not bytes yet: a page of them is turned into bytes at once. */
  text: string;
  bytes: Buffer;
  length: number;
  rows: number;
};

const CHUNK_BYTES = 1_000_000;
const PAGE_LENGTH = 16_384;
/** A table's buffer begins small and doubles. */
const FIRST_BYTES = 65_536;
const CHUNKS_UNDER_WAY = 2;
const NULL = '\\N';

/**
 * Writes rows as `LOAD DATA LOCAL INFILE` from memory, a chunk and a transaction at a time. Parents
 * of foreign keys go before their children; a row that the server refuses stops the load.
 */
export function createTableLoader(
  connection: Connection,
  parents: ReadonlyMap<string, readonly string[]>,
  tally: LoadTally,
): TableLoader {
  const pending = new Map<string, Pending>();
  const free: Buffer[] = [];
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();
  let beforeLast = last;

  const send = (table: string) => {
    const chunk = pending.get(table);
    if (chunk === undefined || chunk.rows === 0) return;
    for (const parent of parents.get(table) ?? []) send(parent);
    turnIntoBytes(chunk);
    const { bytes, length, rows } = chunk;
    const columns = [...(chunk.ofTenant ? ['ipmId'] : []), ...chunk.columns];
    chunk.bytes = free.pop() ?? Buffer.allocUnsafeSlow(bytes.length);
    chunk.length = 0;
    chunk.rows = 0;
    underWay += 1;
    beforeLast = last;
    last = last.then(async () => {
      await load(connection, table, columns, { bytes: bytes.subarray(0, length), rows }, tally);
      if (bytes.length > CHUNK_BYTES && free.length < CHUNKS_UNDER_WAY) free.push(bytes);
      underWay -= 1;
    });
    // Whoever waits next is told; until then it is not an unhandled rejection.
    last.catch(() => undefined);
  };

  return {
    add(table, row, ipmId) {
      let chunk = pending.get(table);
      if (chunk === undefined) {
        const bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
        const columns = Object.keys(row);
        chunk = { columns, ofTenant: ipmId !== undefined, text: '', bytes, length: 0, rows: 0 };
        pending.set(table, chunk);
      }
      chunk.text += lineOf(table, chunk.columns, row, ipmId);
      chunk.rows += 1;
      if (chunk.text.length >= PAGE_LENGTH) turnIntoBytes(chunk);
      if (chunk.length >= CHUNK_BYTES) send(table);
    },
    async ready() {
      // The last one goes on: the server is never left without work.
      if (underWay >= CHUNKS_UNDER_WAY) await beforeLast;
    },
    async finish() {
      for (const table of pending.keys()) send(table);
      pending.clear();
      await last;
    },
  };
}

/** Strings that waited for their whole chunk would grow old in memory. */
function turnIntoBytes(chunk: Pending) {
  const needed = chunk.length + chunk.text.length * UTF8_BYTES;
  if (needed > chunk.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * chunk.bytes.length));
    chunk.bytes.copy(larger, 0, 0, chunk.length);
    chunk.bytes = larger;
  }
  chunk.length += chunk.bytes.write(chunk.text, chunk.length, 'utf8');
  chunk.text = '';
}

const UTF8_BYTES = 3;

/** Reads the row in its own order, which the engine does fastest, and refuses another one. */
function lineOf(
  table: string,
  columns: readonly string[],
  row: LoadedRow,
  ipmId: bigint | undefined,
): string {
  let line = ipmId === undefined ? '' : String(ipmId);
  let index = 0;
  for (const column in row) {
    const cell = row[column];
    if (column !== columns[index] || cell === undefined) throw misfit(table, columns, row);
    line += index === 0 && ipmId === undefined ? textOf(cell) : `\t${textOf(cell)}`;
    index += 1;
  }
  if (index !== columns.length) throw misfit(table, columns, row);
  return `${line}\n`;
}

const misfit = (table: string, columns: readonly string[], row: LoadedRow) =>
  new Error(`a row for ${table} has ${Object.keys(row).join()} where ${columns.join()} was before`);

function textOf(cell: Cell): string {
  if (cell === null) return NULL;
  if (typeof cell === 'string') return SPECIAL.test(cell) ? escaped(cell) : cell;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return String(cell);
}

const SPECIAL = /[\\\t\n\r\0]/;
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
};
const escaped = (text: string) => text.replace(/[\\\t\n\r\0]/g, (found) => ESCAPES[found] ?? found);

async function load(
  connection: Connection,
  table: string,
  columns: readonly string[],
  { bytes, rows }: { readonly bytes: Buffer; readonly rows: number },
  tally: LoadTally,
) {
  const [header] = await connection.query({
    sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE \`${table}\` CHARACTER SET utf8mb4
      FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'
      (${columns.map((column) => `\`${column}\``).join(', ')})`,
    infileStreamFactory: () => Readable.from(slices(bytes)),
  });
  const { affectedRows, warningStatus } = header as { affectedRows: number; warningStatus: number };
  if (affectedRows !== rows || warningStatus !== 0) {
    const [warnings] = await connection.query('SHOW WARNINGS LIMIT 3');
    throw new Error(`${table}: ${affectedRows} of ${rows} rows taken, ${JSON.stringify(warnings)}`);
  }
  tally.rows += rows;
  tally.bytes += bytes.length;
}

const SLICE_BYTES = 262_144;

function* slices(bytes: Buffer) {
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    yield bytes.subarray(start, start + SLICE_BYTES);
  }
}

/** The tables that the foreign keys of each table name, itself left out. */
export async function readParents(
  connection: Connection,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const [rows] = await connection.query(
    `SELECT DISTINCT TABLE_NAME AS child, REFERENCED_TABLE_NAME AS parent
      FROM information_schema.KEY_COLUMN_USAGE
      WHERE TABLE_SCHEMA = DATABASE() AND REFERENCED_TABLE_NAME IS NOT NULL
        AND REFERENCED_TABLE_NAME <> TABLE_NAME`,
  );
  const parents = new Map<string, string[]>();
  for (const { child, parent } of rows as { child: string; parent: string }[]) {
    parents.set(child, [...(parents.get(child) ?? []), parent]);
  }
  return parents;
}
