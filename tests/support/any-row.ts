import type { Runtime } from '~/platform/runtime.server';
import type { ColumnInfo, TableInfo } from './table-schema';

export type Row = Record<string, unknown>;

const DAY = '2026-01-31';

/**
 * Writes rows of any table straight to the database, past every handle: columns filled after their
 * types, parents of foreign keys written first. One row per table and tenant, written once.
 */
export function rowMaker(runtime: Runtime, schema: ReadonlyMap<string, TableInfo>) {
  const written = new Map<string, Promise<Row>>();

  const tableOf = (name: string): TableInfo => {
    const table = schema.get(name);
    if (table === undefined) throw new Error(`no table ${name}`);
    return table;
  };

  const insert = async (table: string, row: Row): Promise<void> => {
    await runtime.pool.query('INSERT INTO ?? SET ?', [table, row]);
  };

  /** The columns of a new row, with parents of the same tenant; not written. */
  const build = async (name: string, ipmId: bigint): Promise<Row> => {
    const table = tableOf(name);
    const row: Row = Object.fromEntries(
      table.columns.map((column) => [column.name, valueFor(column, runtime.newId)]),
    );
    for (const key of table.foreignKeys) {
      // A row that refers to its own table is the first of its kind: it refers to none.
      const parent = key.parent === name ? { ipmId } : await existing(key.parent, ipmId);
      key.columns.forEach((column, index) => {
        row[column] = parent[key.parentColumns[index] ?? ''] ?? null;
      });
    }
    return 'ipmId' in row ? { ...row, ipmId } : row;
  };

  /** The tenant's one row of that table, written the first time it is asked for. */
  const existing = (name: string, ipmId: bigint): Promise<Row> => {
    const key = `${name}:${ipmId}`;
    const known = written.get(key);
    if (known) return known;
    const fresh = build(name, ipmId).then(async (row) => {
      await insert(name, row);
      return row;
    });
    written.set(key, fresh);
    return fresh;
  };

  return { build, existing, insert };
}

/** The same row as Prisma wants it: days as instants, JSON as values. */
export function asPrismaRow(table: TableInfo, row: Row): Row {
  return Object.fromEntries(
    table.columns.map((column) => {
      const value = row[column.name];
      if (column.type === 'date') return [column.name, new Date(`${DAY}T00:00:00Z`)];
      if (column.type === 'longtext') return [column.name, JSON.parse(String(value)) as unknown];
      return [column.name, value];
    }),
  );
}

function valueFor(column: ColumnInfo, newId: () => bigint): unknown {
  switch (column.type) {
    case 'bigint':
      return newId();
    case 'int':
      return Number(newId() % 1_000_000_000n);
    case 'tinyint':
      return true;
    case 'date':
      return DAY;
    case 'datetime':
      return new Date('2026-01-31T12:00:00.123Z');
    case 'longtext':
      return '{"a":1}';
    case 'mediumblob':
      return Buffer.from([1, 2, 3]);
    default: {
      const text = newId().toString(36);
      return text.slice(-(column.maxLength ?? text.length));
    }
  }
}
