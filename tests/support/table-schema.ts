import type { Runtime } from '~/platform/runtime.server';

export type ColumnInfo = {
  readonly name: string;
  readonly type: string;
  readonly maxLength: number | null;
  readonly nullable: boolean;
  readonly collation: string | null;
};
export type IndexInfo = {
  readonly name: string;
  readonly unique: boolean;
  readonly columns: readonly string[];
};
export type ForeignKeyInfo = {
  readonly name: string;
  readonly table: string;
  readonly columns: readonly string[];
  readonly parent: string;
  readonly parentColumns: readonly string[];
  readonly rules: string;
};
export type TableInfo = {
  readonly name: string;
  readonly engine: string;
  readonly collation: string;
  readonly columns: readonly ColumnInfo[];
  readonly indexes: readonly IndexInfo[];
  readonly foreignKeys: readonly ForeignKeyInfo[];
};

/** The tables of the run's database as MariaDB describes them, by name; not those of the migrations. */
export async function readSchema({ pool }: Runtime): Promise<ReadonlyMap<string, TableInfo>> {
  const query = async (sql: string) => (await pool.query(sql))[0] as Record<string, string>[];
  const tables =
    await query(`SELECT TABLE_NAME AS name, ENGINE AS engine, TABLE_COLLATION AS collation
    FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND LEFT(TABLE_NAME, 1) <> '_'`);
  const columns = await query(`SELECT TABLE_NAME AS tbl, COLUMN_NAME AS name, DATA_TYPE AS type,
    CHARACTER_MAXIMUM_LENGTH AS maxLength, IS_NULLABLE AS nullable, COLLATION_NAME AS collation
    FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE() ORDER BY ORDINAL_POSITION`);
  const indexes =
    await query(`SELECT TABLE_NAME AS tbl, INDEX_NAME AS name, MAX(NON_UNIQUE) AS nonUnique,
    GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX) AS cols
    FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = DATABASE() GROUP BY TABLE_NAME, INDEX_NAME`);
  const keys = await query(`SELECT k.TABLE_NAME AS tbl, k.CONSTRAINT_NAME AS name,
    GROUP_CONCAT(k.COLUMN_NAME ORDER BY k.ORDINAL_POSITION) AS cols,
    MAX(k.REFERENCED_TABLE_NAME) AS parent,
    GROUP_CONCAT(k.REFERENCED_COLUMN_NAME ORDER BY k.ORDINAL_POSITION) AS parentCols,
    MAX(CONCAT(r.DELETE_RULE, '/', r.UPDATE_RULE)) AS rules
    FROM information_schema.KEY_COLUMN_USAGE k
    JOIN information_schema.REFERENTIAL_CONSTRAINTS r
      ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
    WHERE k.TABLE_SCHEMA = DATABASE() AND k.REFERENCED_TABLE_NAME IS NOT NULL
    GROUP BY k.TABLE_NAME, k.CONSTRAINT_NAME`);
  const of = (rows: Record<string, string>[], table: string) =>
    rows.filter(({ tbl }) => tbl === table);
  return new Map(
    tables.map(({ name = '', engine = '', collation = '' }) => [
      name,
      {
        name,
        engine,
        collation,
        columns: of(columns, name).map((row) => ({
          name: row.name ?? '',
          type: row.type ?? '',
          maxLength: row.maxLength ? Number(row.maxLength) : null,
          nullable: row.nullable === 'YES',
          collation: row.collation ?? null,
        })),
        indexes: of(indexes, name).map((row) => ({
          name: row.name ?? '',
          unique: Number(row.nonUnique) === 0,
          columns: (row.cols ?? '').split(','),
        })),
        foreignKeys: of(keys, name).map((row) => ({
          name: row.name ?? '',
          table: name,
          columns: (row.cols ?? '').split(','),
          parent: row.parent ?? '',
          parentColumns: (row.parentCols ?? '').split(','),
          rules: row.rules ?? '',
        })),
      },
    ]),
  );
}
