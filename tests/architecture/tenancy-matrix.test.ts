import { beforeAll, describe, expect, test } from 'vitest';
import type { IpmHandle } from '~/platform/database/ipm-db.server';
import { MODELS } from '~/platform/database/model-catalogue';
import { asPrismaRow, rowMaker, type Row } from '#tests/support/any-row';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';
import { readSchema, type TableInfo } from '#tests/support/table-schema';

/** Each owned model × each operation: IPM A's handles on a row of IPM B read nothing, change nothing. */
const OWNED = Object.entries(MODELS)
  .filter(([, model]) => model.owned)
  .map(([name, model]) => ({ name, ...model }));

type Delegate = Record<string, (args?: unknown) => Promise<unknown>>;
type Case = {
  readonly a: Delegate;
  readonly key: Row;
  readonly filter: Row;
  readonly change: Row;
  readonly ownRow: Row;
  readonly foreignRow: Row;
};

let ipmA: TestIpm;
let ipmB: TestIpm;
/** Has rows of every kind too, so that only the reference to B is wrong. */
let ipmC: TestIpm;
let schema: ReadonlyMap<string, TableInfo>;
let maker: ReturnType<typeof rowMaker>;

beforeAll(async () => {
  const runtime = testRuntime();
  schema = await readSchema(runtime);
  maker = rowMaker(runtime, schema);
  [ipmA, ipmB, ipmC] = [await newIpm(), await newIpm(), await newIpm()];
  for (const model of OWNED) await maker.existing(model.table, ipmB.ipm.id);
});

const rejected = { name: 'TenantBreachError' };
const notFound = { code: 'P2025' };

/** What each operation does when IPM A aims it at IPM B's row. */
const OPERATIONS: Readonly<Record<string, (one: Case) => Promise<void>>> = {
  async findUnique({ a, key }) {
    expect(await a['findUnique']?.({ where: key })).toBeNull();
  },
  async findUniqueOrThrow({ a, key }) {
    await expect(a['findUniqueOrThrow']?.({ where: key })).rejects.toMatchObject(notFound);
  },
  async findFirst({ a, filter }) {
    expect(await a['findFirst']?.({ where: filter })).toBeNull();
    expect(await a['findFirst']?.({ where: { OR: [filter, { ipmId: ipmB.ipm.id }] } })).toBeNull();
  },
  async findFirstOrThrow({ a, filter }) {
    await expect(a['findFirstOrThrow']?.({ where: filter })).rejects.toMatchObject(notFound);
  },
  async findMany({ a, filter, key }) {
    expect(await a['findMany']?.()).toEqual([]);
    expect(await a['findMany']?.({ where: { AND: [filter], NOT: { ipmId: 0n } } })).toEqual([]);
    await expect(a['findMany']?.({ cursor: key })).rejects.toMatchObject(rejected);
  },
  async count({ a }) {
    expect(await a['count']?.()).toBe(0);
    expect(await a['count']?.({ where: { ipmId: ipmB.ipm.id } })).toBe(0);
  },
  async aggregate({ a, filter }) {
    expect(await a['aggregate']?.({ where: filter, _count: true })).toEqual({ _count: 0 });
  },
  async groupBy({ a }) {
    expect(await a['groupBy']?.({ by: ['ipmId'], _count: true })).toEqual([]);
  },
  async create({ a, foreignRow }) {
    await expect(a['create']?.({ data: foreignRow })).rejects.toMatchObject(rejected);
  },
  async createMany({ a, ownRow, foreignRow }) {
    const data = [ownRow, foreignRow];
    await expect(a['createMany']?.({ data })).rejects.toMatchObject(rejected);
  },
  async update({ a, key, change }) {
    await expect(a['update']?.({ where: key, data: change })).rejects.toMatchObject(notFound);
    const moved = { where: key, data: { ipmId: ipmA.ipm.id } };
    await expect(a['update']?.(moved)).rejects.toMatchObject(rejected);
  },
  async updateMany({ a, filter, change }) {
    expect(await a['updateMany']?.({ data: change })).toEqual({ count: 0 });
    expect(await a['updateMany']?.({ where: filter, data: change })).toEqual({ count: 0 });
    const moved = { data: { ipmId: ipmA.ipm.id } };
    await expect(a['updateMany']?.(moved)).rejects.toMatchObject(rejected);
  },
  async upsert({ a, key, ownRow, change }) {
    const aimed = { where: key, create: ownRow, update: change };
    await expect(a['upsert']?.(aimed)).rejects.toMatchObject(rejected);
  },
  async delete({ a, key }) {
    await expect(a['delete']?.({ where: key })).rejects.toMatchObject(notFound);
  },
  async deleteMany({ a, filter }) {
    expect(await a['deleteMany']?.()).toEqual({ count: 0 });
    expect(await a['deleteMany']?.({ where: { OR: [filter] } })).toEqual({ count: 0 });
  },
};

test('the matrix covers every operation of the handle', () => {
  const { db } = ipmA.ctx;
  for (const { name } of OWNED) {
    expect(Object.keys(delegateOf(db, name)).sort()).toEqual(Object.keys(OPERATIONS).sort());
  }
});

describe.each(OWNED)('$name, seen from another IPM', (model) => {
  test.each(Object.keys(OPERATIONS))('Prisma %s', async (operation) => {
    const before = await rowsOfB(model.table);
    expect(before).toHaveLength(1);
    await OPERATIONS[operation]?.(await caseOf(model));
    expect(await rowsOfB(model.table)).toEqual(before);
  });

  test('SELECT, UPDATE and DELETE of its key in hand-written SQL', async () => {
    const { sql } = ipmA.ctx;
    const before = await rowsOfB(model.table);
    const { filter, change } = await caseOf(model);
    const [column = ''] = Object.keys(change);
    const keys = Object.entries(filter);
    const condition = keys.map(([name]) => ` AND \`${name}\` = `);
    const ask = (head: string) => template(`${head} WHERE ipmId = `, ...condition, '');
    const values = [sql.ipm, ...keys.map(([, value]) => value as bigint)] as const;
    expect(await sql.rows(ask(`SELECT * FROM ${model.table}`), ...values)).toEqual([]);
    const set = `UPDATE ${model.table} SET \`${column}\` = NULL`;
    expect(await sql.run(ask(set), ...values)).toBe(0);
    expect(await sql.run(ask(`DELETE FROM ${model.table}`), ...values)).toBe(0);
    expect(await rowsOfB(model.table)).toEqual(before);
  });

  test('hand-written SQL without the tenant, and rows of another tenant', async () => {
    const { sql } = ipmA.ctx;
    const before = await rowsOfB(model.table);
    const loose = [`SELECT 1 AS n FROM ${model.table}`, `DELETE FROM ${model.table}`];
    for (const statement of loose) {
      await expect(sql.run(template(statement))).rejects.toThrow('without its tenant');
      const beside = template(`${statement} WHERE 1 = `, '');
      await expect(sql.run(beside, sql.ipm)).rejects.toThrow('is not bound to ipmId');
    }
    const foreign = { ipmId: ipmB.ipm.id, id: 1n };
    await expect(sql.insert(model.table, foreign)).rejects.toThrow('another tenant');
    expect(await rowsOfB(model.table)).toEqual(before);
  });

  test('MariaDB refuses a parent of another IPM, whoever writes', async () => {
    const table = tableOf(model.table);
    for (const { columns } of table.foreignKeys) {
      const row = await maker.build(model.table, ipmC.ipm.id);
      const foreign = await maker.existing(model.table, ipmB.ipm.id);
      for (const column of columns) {
        // B's row refers to none of its own table: then B's row itself is the parent.
        if (column !== 'ipmId') row[column] = foreign[column] ?? foreign['id'];
      }
      const refusal = expect(maker.insert(model.table, row)).rejects;
      await refusal.toMatchObject({ errno: 1452 });
    }
  });
});

async function caseOf(model: (typeof OWNED)[number]): Promise<Case> {
  const table = tableOf(model.table);
  const rowB = asPrismaRow(table, await maker.existing(model.table, ipmB.ipm.id));
  const ownRow = { ...rowB, ipmId: ipmA.ipm.id };
  const pick = (names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, rowB[name]]));
  const changed = model.fields.find((field) => !model.key.includes(field)) ?? '';
  return {
    a: delegateOf(ipmA.ctx.db, model.name),
    key: { [model.key.join('_')]: pick(model.key) },
    filter: pick(model.key.filter((field) => field !== 'ipmId')),
    change: { [changed]: rowB[changed] },
    ownRow,
    foreignRow: { ...rowB, ipmId: ipmB.ipm.id },
  };
}

const delegateOf = (db: IpmHandle, model: string) =>
  (db as unknown as Record<string, Delegate>)[model.charAt(0).toLowerCase() + model.slice(1)] ?? {};

function tableOf(name: string): TableInfo {
  const table = schema.get(name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

async function rowsOfB(table: string): Promise<unknown[]> {
  const { pool } = testRuntime();
  const [rows] = await pool.query('SELECT * FROM ?? WHERE ipmId = ?', [table, ipmB.ipm.id]);
  return rows as unknown[];
}

const template = (...texts: string[]) =>
  Object.assign(texts, { raw: texts }) as unknown as TemplateStringsArray;
