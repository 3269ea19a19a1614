import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { LARGE_TABLES, MODELS, OWNED_TABLES } from '~/platform/database/model-catalogue';
import { testRuntime } from '#tests/support/runtime';
import { readSchema, type ForeignKeyInfo, type TableInfo } from '#tests/support/table-schema';

let tables: readonly TableInfo[];
let foreignKeys: readonly ForeignKeyInfo[];

beforeAll(async () => {
  tables = [...(await readSchema(testRuntime())).values()];
  foreignKeys = tables.flatMap((table) => table.foreignKeys);
});

const owned = () => tables.filter(({ name }) => OWNED_TABLES.has(name));
const primaryKey = (table: TableInfo) =>
  table.indexes.find(({ name }) => name === 'PRIMARY')?.columns ?? [];

/** Indexes that do not lead with the tenant, each for a read that goes across IPM. */
const NATIONAL_INDEXES: Readonly<Record<string, string>> = {
  ContributionSummary_by_month: 'national sums by région and month, from the index alone',
  DuesMonth_period_idx: 'national sums of a month',
  InvoiceSummary_by_month: 'national sums by state, from the index alone',
  OutboxMessage_failedAt_enqueuedAt_idx: 'the relay takes the messages of all tenants',
};

/** Columns that end in Id without a foreign key, outside of the largest tables. */
const WITHOUT_FOREIGN_KEY = {
  national: [
    'Affiliation.employerId',
    'Dependant.personId',
    'DuesAccrual.ruleId',
    'DuesClaim.debtorIpmId',
    'DuesRemittance.debtorIpmId',
    'HealthAccess.userId',
    'Participant.personId',
    'ProviderAdhesion.providerId',
  ],
  /** Which table is meant stands in the row, or the other side is another system. */
  notOneTable: [
    'DuesAccrual.causeId',
    'DuesClaim.causeId',
    'DuesRemittance.paymentId',
    'HealthAccess.entityId',
    'HealthAccess.requestId',
    'Receipt.externalId',
    'WalletTransaction.sessionId',
    'WalletTransaction.transactionId',
    'WaveCheckout.sessionId',
    'WaveEvent.eventId',
    'WavePayout.lotId',
    'WavePayout.payoutId',
    'WavePayout.waveBatchId',
    'WaveRefund.sessionId',
    'WaveRefund.transactionId',
  ],
};

describe('every table', () => {
  test('is a model, and every model is a table', () => {
    const models = Object.values(MODELS).map(({ table }) => table);
    expect(tables.map(({ name }) => name).sort()).toEqual(models.sort());
  });

  test('is InnoDB, utf8mb4_unicode_ci, with an explicit primary key', () => {
    for (const table of tables) {
      expect([table.name, table.engine]).toEqual([table.name, 'InnoDB']);
      const collations = [table.collation, ...table.columns.map(({ collation }) => collation)];
      const odd = collations.filter(
        (one) => one !== null && one !== 'utf8mb4_unicode_ci' && one !== 'utf8mb4_bin',
      );
      expect([table.name, odd]).toEqual([table.name, []]);
      expect([table.name, primaryKey(table).length > 0]).toEqual([table.name, true]);
    }
  });

  test('has no AUTO_INCREMENT, enum, set, float, decimal, generated or server-made value', async () => {
    const { pool } = testRuntime();
    const [columns] = await pool.query(`SELECT TABLE_NAME, COLUMN_NAME, DATA_TYPE, EXTRA
      FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = DATABASE()
        AND LEFT(TABLE_NAME, 1) <> '_'
        AND (EXTRA <> '' OR DATA_TYPE IN ('float','double','decimal','enum','set','timestamp','bit','uuid'))`);
    expect(columns).toEqual([]);
  });

  test('stands alone: no trigger, routine, event, view or sequence', async () => {
    const { pool } = testRuntime();
    for (const [view, column] of [
      ['TRIGGERS', 'TRIGGER_SCHEMA'],
      ['ROUTINES', 'ROUTINE_SCHEMA'],
      ['EVENTS', 'EVENT_SCHEMA'],
      ['VIEWS', 'TABLE_SCHEMA'],
    ] as const) {
      const [rows] = await pool.query(
        `SELECT * FROM information_schema.${view} WHERE ${column} = DATABASE()`,
      );
      expect([view, rows]).toEqual([view, []]);
    }
    expect(tables.every(({ engine }) => engine !== 'SEQUENCE')).toBe(true);
  });

  test('writes money as BIGINT in columns that end in Xof', () => {
    const columns = tables.flatMap((table) =>
      table.columns.map((column) => ({ ...column, table: table.name })),
    );
    const money = columns.filter(({ name }) => name.endsWith('Xof'));
    expect(money.length).toBeGreaterThan(40);
    expect(money.filter(({ type }) => type !== 'bigint')).toEqual([]);
    const disguised = columns.filter(({ name }) =>
      /(amount|price|salary|total|ceiling|balance)$/i.test(name),
    );
    expect(disguised.map(({ table, name }) => `${table}.${name}`)).toEqual(['JobProgress.total']);
  });

  test('keeps ids as BIGINT, rates as whole basis points, days as DATE', () => {
    const wrong = tables.flatMap((table) =>
      table.columns
        .filter(
          ({ name, type }) =>
            (name.endsWith('BasisPoints') && type !== 'int') ||
            (name === 'ipmId' && type !== 'bigint') ||
            (/(On|Date|validFrom|validTo)$/.test(name) && type !== 'date') ||
            (name.endsWith('At') && type !== 'datetime'),
        )
        .map(({ name, type }) => `${table.name}.${name} ${type}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe('every owned table', () => {
  test('leads its primary key and every unique key with the tenant', () => {
    for (const table of owned()) {
      expect([table.name, primaryKey(table)[0]]).toEqual([table.name, 'ipmId']);
      const loose = table.indexes.filter(({ unique, columns }) => unique && columns[0] !== 'ipmId');
      expect(loose).toEqual([]);
    }
    const others = tables.filter(({ name }) => !OWNED_TABLES.has(name));
    expect(others.filter((table) => primaryKey(table)[0] === 'ipmId')).toEqual([]);
  });

  test('leads every other index with the tenant, except those of national reads', () => {
    const loose = owned().flatMap(({ indexes }) =>
      indexes.filter(({ columns }) => columns[0] !== 'ipmId').map(({ name }) => name),
    );
    expect(loose.sort()).toEqual(Object.keys(NATIONAL_INDEXES).sort());
  });

  test('refers to owned tables by tenant and id, and to no other table', () => {
    for (const key of foreignKeys.filter(({ table }) => OWNED_TABLES.has(table))) {
      expect([key.name, OWNED_TABLES.has(key.parent)]).toEqual([key.name, true]);
      expect([key.name, key.columns[0], key.parentColumns[0]]).toEqual([
        key.name,
        'ipmId',
        'ipmId',
      ]);
      expect([key.name, key.rules]).toEqual([key.name, 'RESTRICT/RESTRICT']);
    }
    const inwards = foreignKeys.filter(
      ({ table, parent }) => !OWNED_TABLES.has(table) && OWNED_TABLES.has(parent),
    );
    expect(inwards).toEqual([]);
  });

  test('has in MariaDB the foreign keys that the model declares', () => {
    const declared = declaredRelations();
    expect(declared.length).toBeGreaterThan(10);
    const real = foreignKeys
      .filter(({ table }) => OWNED_TABLES.has(table))
      .map(({ table, columns, parent, parentColumns }) =>
        [table, columns.join(), parent, parentColumns.join()].join(' '),
      );
    expect(declared.sort()).toEqual(real.sort());
  });

  test('has no foreign key when it is one of the largest', () => {
    expect(foreignKeys.filter(({ table }) => LARGE_TABLES.has(table))).toEqual([]);
    expect([...LARGE_TABLES].filter((name) => !OWNED_TABLES.has(name))).toEqual([]);
  });

  test('names without a foreign key only what stands here', () => {
    const constrained = new Set(
      foreignKeys.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    );
    const bare = owned()
      .filter(({ name }) => !LARGE_TABLES.has(name))
      .flatMap((table) =>
        table.columns
          .filter(({ name }) => name.endsWith('Id') && name !== 'ipmId')
          .map(({ name }) => `${table.name}.${name}`),
      )
      .filter((column) => !constrained.has(column));
    expect(bare.sort()).toEqual(Object.values(WITHOUT_FOREIGN_KEY).flat().sort());
  });
});

/** `Table columns Parent columns` for each relation written in the model. */
function declaredRelations(): string[] {
  const folder = 'prisma/schema';
  const text = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  return [...text.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, model = '', body = '']) =>
    [
      ...body.matchAll(
        /^\s+\w+\s+(\w+)\??\s+@relation\((?:"\w+", )?fields: \[(.*?)\], references: \[(.*?)\]/gm,
      ),
    ]
      .map(([, parent = '', fields = '', references = '']) =>
        [model, fields.replaceAll(' ', ''), parent, references.replaceAll(' ', '')].join(' '),
      )
      .filter(() => OWNED_TABLES.has(MODELS[model]?.table ?? '')),
  );
}
