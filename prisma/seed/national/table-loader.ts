import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';

type Cell = string | number | bigint | boolean | null;
export type LoadedRow = Readonly<Record<string, Cell>>;

/** Rows of one tenant (or of the nation) on their way into tables, over one connection. */
export type TableLoader = {
  /** All rows of a table have the columns of its first one; those of a tenant begin with its `ipmId`. */
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
  bytes: Buffer;
  length: number;
  rows: number;
};

const CHUNK_BYTES = 1_000_000;
/** A row is far shorter; a table's buffer begins small and doubles. */
const ROOM_FOR_A_ROW = 16_384;
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
    const { bytes, length, rows } = chunk;
    const columns = [...(chunk.ofTenant ? ['ipmId'] : []), ...chunk.columns];
    chunk.bytes = free.pop() ?? Buffer.allocUnsafeSlow(bytes.length);
    chunk.length = 0;
    chunk.rows = 0;
    underWay += 1;
    beforeLast = last;
    last = last.then(async () => {
      await load(connection, table, columns, { bytes: bytes.subarray(0, length), rows }, tally);
      if (bytes.length > CHUNK_BYTES) free.push(bytes);
      underWay -= 1;
    });
    // Whoever waits next is told; until then it is not an unhandled rejection.
    last.catch(() => undefined);
  };

  return {
    add(table, row, ipmId) {
      let chunk = pending.get(table);
      if (chunk === undefined) {
        const bytes = Buffer.allocUnsafeSlow(2 * ROOM_FOR_A_ROW);
        const columns = Object.keys(row);
        chunk = { columns, ofTenant: ipmId !== undefined, bytes, length: 0, rows: 0 };
        pending.set(table, chunk);
      }
      append(chunk, lineOf(table, chunk.columns, row, ipmId));
      if (chunk.length >= CHUNK_BYTES) send(table);
    },
    async ready() {
      // The last one goes on: the server is never left without work.
      if (underWay >= CHUNKS_UNDER_WAY) await beforeLast;
    },
    async finish() {
      for (const table of pending.keys()) send(table);
      await last;
    },
  };
}

/** Text becomes bytes at once: strings that wait for their chunk would grow old in memory. */
function append(chunk: Pending, line: string) {
  const needed = chunk.length + Math.max(ROOM_FOR_A_ROW, line.length * UTF8_BYTES);
  if (needed > chunk.bytes.length) {
    const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * chunk.bytes.length));
    chunk.bytes.copy(larger, 0, 0, chunk.length);
    chunk.bytes = larger;
  }
  chunk.length += chunk.bytes.write(line, chunk.length, 'utf8');
  chunk.rows += 1;
}

const UTF8_BYTES = 3;

/** One string that grows: a list of cells for each row would cost as much as the rest of the row. */
function lineOf(
  table: string,
  columns: readonly string[],
  row: LoadedRow,
  ipmId: bigint | undefined,
): string {
  let line = ipmId === undefined ? '' : tenantText(ipmId);
  for (const column of columns) {
    const cell = row[column];
    if (cell === undefined) throw new Error(`a row for ${table} lacks ${column}`);
    line += line === '' ? textOf(cell) : `\t${textOf(cell)}`;
  }
  return `${line}\n`;
}

function textOf(cell: Cell): string {
  if (typeof cell === 'string') return SPECIAL.test(cell) ? escaped(cell) : cell;
  if (cell === null) return NULL;
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  return String(cell);
}

const tenantTexts = new Map<bigint, string>();

function tenantText(ipmId: bigint): string {
  const known = tenantTexts.get(ipmId);
  if (known !== undefined) return known;
  const text = String(ipmId);
  tenantTexts.set(ipmId, text);
  return text;
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
