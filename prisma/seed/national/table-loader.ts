import { Readable } from 'node:stream';
import type { Connection } from 'mysql2/promise';

type Cell = string | number | bigint | boolean | null;
export type LoadedRow = Readonly<Record<string, Cell>>;

/** Rows of one tenant (or of the nation) on their way into tables, over one connection. */
export type TableLoader = {
  /** All rows of a table have the columns of its first one. */
  readonly add: (table: string, row: LoadedRow) => void;
  /** Resolves when there is room for more: memory holds a few chunks, however many rows pass. */
  readonly ready: () => Promise<void>;
  /** Resolves when everything added is committed. */
  readonly finish: () => Promise<void>;
};

export type LoadTally = { rows: number; bytes: number };

type Pending = { columns: readonly string[]; text: string; rows: number };

const CHUNK_CHARACTERS = 1_500_000;
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
  let underWay = 0;
  let last: Promise<void> = Promise.resolve();

  const send = (table: string) => {
    const chunk = pending.get(table);
    if (chunk === undefined || chunk.rows === 0) return;
    for (const parent of parents.get(table) ?? []) send(parent);
    const { columns, text, rows } = chunk;
    chunk.text = '';
    chunk.rows = 0;
    underWay += 1;
    last = last.then(async () => {
      await load(connection, table, columns, { text, rows }, tally);
      underWay -= 1;
    });
    // Whoever waits next is told; until then it is not an unhandled rejection.
    last.catch(() => undefined);
  };

  return {
    add(table, row) {
      let chunk = pending.get(table);
      if (chunk === undefined) {
        chunk = { columns: Object.keys(row), text: '', rows: 0 };
        pending.set(table, chunk);
      }
      chunk.text += lineOf(table, chunk.columns, row);
      chunk.rows += 1;
      if (chunk.text.length >= CHUNK_CHARACTERS) send(table);
    },
    async ready() {
      if (underWay >= CHUNKS_UNDER_WAY) await last;
    },
    async finish() {
      for (const table of pending.keys()) send(table);
      await last;
    },
  };
}

function lineOf(table: string, columns: readonly string[], row: LoadedRow): string {
  let line = '';
  for (const column of columns) {
    const cell = row[column];
    if (cell === undefined) throw new Error(`a row for ${table} lacks ${column}`);
    if (line !== '' || column !== columns[0]) line += '\t';
    line += textOf(cell);
  }
  return `${line}\n`;
}

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
  chunk: { readonly text: string; readonly rows: number },
  tally: LoadTally,
) {
  const bytes = Buffer.from(chunk.text, 'utf8');
  const [header] = await connection.query({
    sql: `LOAD DATA LOCAL INFILE 'rows' INTO TABLE \`${table}\` CHARACTER SET utf8mb4
      FIELDS TERMINATED BY '\\t' ESCAPED BY '\\\\' LINES TERMINATED BY '\\n'
      (${columns.map((column) => `\`${column}\``).join(', ')})`,
    infileStreamFactory: () => Readable.from(slices(bytes)),
  });
  const { affectedRows, warningStatus } = header as { affectedRows: number; warningStatus: number };
  if (affectedRows !== chunk.rows || warningStatus !== 0) {
    const [warnings] = await connection.query('SHOW WARNINGS LIMIT 3');
    throw new Error(
      `${table}: ${affectedRows} of ${chunk.rows} rows taken, ${JSON.stringify(warnings)}`,
    );
  }
  tally.rows += chunk.rows;
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
