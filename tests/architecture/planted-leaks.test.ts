import { beforeAll, describe, expect, test } from 'vitest';
import { ipmDb, type IpmModels } from '~/platform/database/ipm-db.server';
import { MODELS, TENANT_READABLE } from '~/platform/database/model-catalogue';
import { bindArguments } from '~/platform/database/tenant-arguments';
import { rowMaker, type Row } from '#tests/support/any-row';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';
import { readSchema } from '#tests/support/table-schema';

/** Ways in which a handle that only adds `ipmId` to `where` would leak. */
type Loose = Record<string, (args?: unknown) => Promise<unknown>>;

const breach = { name: 'TenantBreachError' };
const READS = ['findUnique', 'findFirst', 'findMany', 'count', 'aggregate', 'groupBy'];
const WRITES = ['create', 'createMany', 'update', 'updateMany', 'upsert', 'delete', 'deleteMany'];

let ipmA: TestIpm;
let ipmB: TestIpm;
let participantA: Row;
let dependantB: Row;
let participants: Loose;
let dependants: Loose;

beforeAll(async () => {
  const runtime = testRuntime();
  const maker = rowMaker(runtime, await readSchema(runtime));
  [ipmA, ipmB] = [await newIpm(), await newIpm()];
  participantA = await maker.existing('Participant', ipmA.ipm.id);
  await maker.existing('Dependant', ipmA.ipm.id);
  await maker.existing('Employment', ipmA.ipm.id);
  dependantB = await maker.existing('Dependant', ipmB.ipm.id);
  await maker.existing('Employment', ipmB.ipm.id);
  participants = ipmA.ctx.db.participant as unknown as Loose;
  dependants = ipmA.ctx.db.dependant as unknown as Loose;
});

const keyOf = ({ ipmId, id }: Row) => ({ ipmId_id: { ipmId, id } });
const idOf = ({ id }: Row) => ({ id });

describe('a write through a relation', () => {
  const WORDS: Readonly<Record<string, () => unknown>> = {
    connect: () => keyOf(dependantB),
    connectOrCreate: () => ({ where: keyOf(dependantB), create: dependantB }),
    create: () => dependantB,
    createMany: () => ({ data: [dependantB] }),
    set: () => [keyOf(dependantB)],
    disconnect: () => [keyOf(dependantB)],
    update: () => ({ where: keyOf(dependantB), data: { lastName: 'x' } }),
    updateMany: () => ({ where: {}, data: { lastName: 'x' } }),
    upsert: () => ({ where: keyOf(dependantB), create: dependantB, update: {} }),
    delete: () => [keyOf(dependantB)],
    deleteMany: () => ({}),
  };

  test.each(Object.keys(WORDS))('%s is refused in every operation', async (word) => {
    const dependantsWord = { dependants: { [word]: WORDS[word]?.() } };
    const where = keyOf(participantA);
    const asked = [
      participants['create']?.({ data: { ...participantA, ...dependantsWord } }),
      participants['update']?.({ where, data: dependantsWord }),
      participants['updateMany']?.({ data: dependantsWord }),
      participants['upsert']?.({ where, create: participantA, update: dependantsWord }),
      participants['upsert']?.({
        where,
        create: { ...participantA, ...dependantsWord },
        update: {},
      }),
      dependants['update']?.({
        where: { id: 1n },
        data: { participant: { [word]: keyOf(participantA) } },
      }),
    ];
    for (const one of asked) await expect(one).rejects.toMatchObject(breach);
    const { pool } = testRuntime();
    const [[row]] = (await pool.query('SELECT * FROM Dependant WHERE ipmId = ? AND id = ?', [
      ipmB.ipm.id,
      dependantB['id'],
    ])) as unknown as [[Row]];
    expect(row).toMatchObject(dependantB);
  });
});

describe('a walk out of what the tenant owns', () => {
  test('no owned model has a relation to a national one, nor back', () => {
    const across = Object.entries(MODELS).flatMap(([name, model]) =>
      Object.entries(model.relations)
        .filter(([, target]) => MODELS[target]?.owned !== model.owned)
        .map(([relation]) => `${name}.${relation}`),
    );
    expect(across).toEqual([]);
  });

  test.each([
    ['include', { include: { user: true } }],
    ['select', { select: { id: true, sessions: { select: { id: true } } } }],
    ['where', { where: { user: { is: { email: 'x' } } } }],
    ['where below OR', { where: { OR: [{ NOT: { sessions: { some: {} } } }] } }],
    ['orderBy', { orderBy: [{ user: { email: 'asc' } }] }],
    ['_count', { include: { _count: { select: { sessions: true } } } }],
    [
      'two steps',
      { include: { dependants: { include: { participant: { include: { user: true } } } } } },
    ],
    [
      'two steps of where',
      { where: { dependants: { some: { participant: { user: { id: 1n } } } } } },
    ],
  ])('through %s is refused', async (_name, args) => {
    await expect(participants['findMany']?.(args)).rejects.toMatchObject(breach);
    expect(() => bindArguments({ model: 'User', operation: 'findMany', args }, 1n)).toThrow();
  });

  test('would be refused if the model had such a relation', () => {
    const planted: [string, string, string][] = [
      ['Participant', 'owner', 'User'],
      ['Participant', 'fund', 'Ipm'],
      ['Ipm', 'owner', 'Participant'],
      ['Ipm', 'fund', 'Employer'],
    ];
    for (const [from, relation, to] of planted) {
      const relations = (MODELS[from]?.relations ?? {}) as Record<string, string>;
      relations[relation] = to;
      try {
        for (const args of [
          { include: { [relation]: true } },
          { select: { [relation]: { select: { id: true } } } },
          { where: { OR: [{ [relation]: { is: { id: 1n } } }] } },
          { where: { [relation]: { id: 1n } } },
          { orderBy: { [relation]: { id: 'asc' } } },
          { include: { _count: { select: { [relation]: true } } } },
        ]) {
          const ask = () => bindArguments({ model: from, operation: 'findMany', args }, 1n);
          expect(ask).toThrow('leads out of what the tenant owns');
        }
      } finally {
        Reflect.deleteProperty(relations, relation);
      }
    }
  });

  test('a cursor on another tenant’s row is refused, at any depth', async () => {
    const cursor = keyOf(dependantB);
    const asked = [
      dependants['findMany']?.({ cursor }),
      dependants['count']?.({ cursor }),
      participants['findMany']?.({ include: { dependants: { cursor } } }),
      dependants['findMany']?.({ cursor: { id: dependantB['id'] } }),
    ];
    for (const one of asked) await expect(one).rejects.toMatchObject(breach);
  });

  test('relations that stay inside answer the tenant’s rows only', async () => {
    const found = await ipmA.ctx.db.participant.findMany({
      where: { dependants: { some: {} }, employments: { none: { monthlySalaryXof: -1n } } },
      include: { dependants: { include: { participant: true } }, _count: true },
      orderBy: [{ dependants: { _count: 'asc' } }, { id: 'asc' }],
    });
    expect(found).toHaveLength(1);
    expect(
      found[0]?.dependants.map(({ ipmId, participant }) => [ipmId, participant.ipmId]),
    ).toEqual([[ipmA.ipm.id, ipmA.ipm.id]]);
  });
});

describe('the national tables', () => {
  const national = Object.entries(MODELS).filter(([, model]) => !model.owned);

  test.each(national)('%s is read only, or out of reach', (name, model) => {
    const readable = TENANT_READABLE.has(model.table);
    const handle = ipmA.ctx.db as unknown as Record<string, Loose | undefined>;
    const delegate = handle[name.charAt(0).toLowerCase() + name.slice(1)];
    expect(delegate === undefined).toBe(!readable);
    for (const operation of WRITES) {
      expect(delegate?.[operation]).toBeUndefined();
      expect(() => bindArguments({ model: name, operation, args: {} }, 1n)).toThrow('national');
    }
    for (const operation of READS) {
      const ask = () => bindArguments({ model: name, operation, args: {} }, 1n);
      if (readable) expect(ask()).toEqual({});
      else expect(ask).toThrow('national');
    }
  });
});

describe('the way back to the client without walls', () => {
  test('no handle has raw SQL, extensions, or the client behind it', async () => {
    const allowed = Object.entries(MODELS)
      .filter(([, model]) => model.owned || TENANT_READABLE.has(model.table))
      .map(([name]) => name.charAt(0).toLowerCase() + name.slice(1));
    const { db } = ipmA.ctx;
    expect(Reflect.ownKeys(db).sort()).toEqual([...allowed, '$transaction'].sort());
    await db.$transaction((tx: IpmModels) => {
      expect(Reflect.ownKeys(tx).sort()).toEqual(allowed.sort());
      return Promise.resolve();
    });
    expect(Reflect.ownKeys(db.participant).sort()).toEqual(
      [...READS, ...WRITES, 'findUniqueOrThrow', 'findFirstOrThrow'].sort(),
    );
    expect([Object.isFrozen(db), Object.isFrozen(db.participant)]).toEqual([true, true]);
  });

  test.each(['$queryRaw', '$queryRawUnsafe', '$executeRaw', '$executeRawUnsafe', '$runCommandRaw'])(
    '%s is refused by the handle itself',
    (operation) => {
      expect(() => bindArguments({ model: undefined, operation, args: [] }, 1n)).toThrow();
    },
  );

  test('an operation that does not exist yet is refused', () => {
    for (const operation of ['createManyAndReturn', 'findRaw', 'aggregateRaw', 'toString']) {
      const ask = () => bindArguments({ model: 'Participant', operation, args: {} }, 1n);
      expect(ask).toThrow('not allowed');
    }
  });
});

describe('the tenant’s condition', () => {
  test('stands beside the given one, whatever it says', async () => {
    const { id } = ipmB.ipm;
    for (const where of [
      { ipmId: id },
      { OR: [{ ipmId: id }, { ipmId: { not: 0n } }] },
      { NOT: { ipmId: ipmA.ipm.id } },
      { AND: { ipmId: id } },
      { AND: [{ ipmId: id }] },
    ]) {
      const found = (await dependants['findMany']?.({ where })) as Row[];
      expect(found.filter((row) => row['ipmId'] !== ipmA.ipm.id)).toEqual([]);
    }
    await expect(dependants['deleteMany']?.({ where: undefined })).rejects.toThrow('undefined');
  });

  test('is kept when questions of two tenants are answered together', async () => {
    const b = ipmB.ctx.db;
    const where = { ipmId_id: { ipmId: ipmB.ipm.id, id: dependantB['id'] as bigint } };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? ipmA.ctx.db : b).dependant.findUnique({ where }),
      ),
    );
    expect(answers.map((row) => row?.ipmId ?? null)).toEqual(
      answers.map((_, index) => (index % 2 === 0 ? null : ipmB.ipm.id)),
    );
  });

  test('holds inside a transaction', async () => {
    await ipmA.ctx.db.$transaction(async (tx) => {
      expect(
        await tx.dependant.findFirst({ where: idOf(dependantB) as { id: bigint } }),
      ).toBeNull();
      expect(await tx.dependant.deleteMany({ where: { ipmId: ipmB.ipm.id } })).toEqual({
        count: 0,
      });
    });
  });

  test('fills a new row, and refuses one that names another tenant', async () => {
    const row = { ...participantA, id: ipmA.ctx.newId(), matricule: 'M2' };
    const dates = { enrolledOn: new Date('2026-01-01'), birthDate: null, leftOn: null };
    const unnamed = Object.fromEntries(
      Object.entries({ ...row, ...dates }).filter(([name]) => name !== 'ipmId'),
    );
    expect(await participants['create']?.({ data: unnamed })).toMatchObject({ ipmId: ipmA.ipm.id });
    for (const ipmId of [ipmB.ipm.id, 0n, null, undefined, String(ipmA.ipm.id)]) {
      const data = { ...row, ...dates, ipmId };
      await expect(participants['create']?.({ data })).rejects.toMatchObject(breach);
    }
  });

  test('needs a tenant', () => {
    expect(() => ipmDb(testRuntime().prisma, 0n)).toThrow('needs a tenant');
  });
});
