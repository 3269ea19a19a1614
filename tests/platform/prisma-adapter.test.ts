import { describe, expect, test } from 'vitest';
import { ipmDb, ipmPrismaTransaction } from '~/platform/database/ipm-db.server';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';

const DAY = new Date('2026-02-28T00:00:00Z');
const INSTANT = new Date('2026-03-04T05:06:07.089Z');

function participant({ ctx }: TestIpm, matricule: string) {
  return {
    ipmId: ctx.ipm.id,
    id: ctx.newId(),
    personId: 1n,
    matricule,
    lastName: 'Ndiaye',
    firstName: 'Aïssatou',
    status: 'active',
    enrolledOn: DAY,
    createdAt: INSTANT,
    updatedAt: INSTANT,
  };
}

describe('Prisma on the mysql2 pool', () => {
  test('keeps big integers, days, instants, accents, booleans and empty columns', async () => {
    const one = await newIpm({ coverRates: { consultation: 8_000 } });
    const row = participant(one, 'M1');
    await one.ctx.db.participant.create({ data: row });
    expect(await one.ctx.db.participant.findFirst({ where: { id: row.id } })).toMatchObject({
      ...row,
      birthDate: null,
    });
    const where = { confirmed: true, validFrom: { lte: DAY } };
    expect(await one.ctx.db.coverRate.findFirst({ where })).toMatchObject({
      confirmed: true,
      rateBasisPoints: 8_000,
      validTo: new Date('9999-12-31T00:00:00Z'),
    });
  });

  test('keeps bytes and JSON', async () => {
    const { ctx } = await newIpm();
    const ipmId = ctx.ipm.id;
    const rawBody = new Uint8Array([0, 39, 92, 200, 255]);
    const event = {
      ipmId,
      eventId: 'E1',
      type: 't',
      rawBody,
      receivedAt: INSTANT,
      state: 'received',
    };
    await ctx.db.waveEvent.create({ data: event });
    expect((await ctx.db.waveEvent.findFirstOrThrow({})).rawBody).toEqual(rawBody);
    const payload = { texte: 'l’été "ici" \\', liste: [1, null, true] };
    const message = { ipmId, id: ctx.newId(), jobName: 'x', payload, createdAt: INSTANT };
    await ctx.db.outboxMessage.create({ data: message });
    expect((await ctx.db.outboxMessage.findFirstOrThrow({})).payload).toEqual(payload);
  });

  test('tells duplicates, broken references, empty and too long values apart', async () => {
    const one = await newIpm();
    const { db, newId } = one.ctx;
    const row = participant(one, 'M1');
    await db.participant.create({ data: row });
    await expect(db.participant.create({ data: participant(one, 'M1') })).rejects.toMatchObject({
      code: 'P2002',
      meta: {
        driverAdapterError: {
          cause: { constraint: { index: 'Participant_ipmId_matricule_key' } },
        },
      },
    });
    const orphan = {
      ipmId: one.ipm.id,
      id: newId(),
      participantId: 1n,
      affiliationId: 1n,
      monthlySalaryXof: 1n,
      validFrom: DAY,
      validTo: DAY,
      createdAt: INSTANT,
    };
    await expect(db.employment.create({ data: orphan })).rejects.toMatchObject({ code: 'P2003' });
    const long = { ...participant(one, 'M2'), sex: 'MF' };
    await expect(db.participant.create({ data: long })).rejects.toMatchObject({ code: 'P2000' });
    const { count } = await db.participant.updateMany({
      where: { matricule: 'M1' },
      data: { lastName: row.lastName },
    });
    expect(count).toBe(1);
  });

  test('rolls a transaction back as a whole, hand-written statements included', async () => {
    const one = await newIpm();
    const options = {
      prisma: testRuntime().prisma,
      ipmId: one.ipm.id,
      sql: { checkStatements: true },
    };
    const seen: unknown[] = [];
    const failing = ipmPrismaTransaction(options, async ({ db, sql }) => {
      await db.participant.create({ data: participant(one, 'M1') });
      await sql.insert('Participant', { ...participant(one, 'M2'), enrolledOn: '2026-02-28' });
      seen.push(await db.participant.count());
      const rows = await sql.rows`SELECT matricule FROM Participant WHERE ipmId = ${sql.ipm}`;
      seen.push(rows.length);
      throw new Error('changed its mind');
    });
    await expect(failing).rejects.toThrow('changed its mind');
    expect(seen).toEqual([2, 2]);
    expect(await one.ctx.db.participant.count()).toBe(0);
  });

  test('gives each of many concurrent transactions its own connection', async () => {
    const { prisma, newId } = testRuntime();
    const ipms = await Promise.all(Array.from({ length: 12 }, () => newIpm()));
    await Promise.all(
      ipms.map((one) =>
        ipmPrismaTransaction(
          { prisma, ipmId: one.ipm.id, sql: { checkStatements: true } },
          async ({ db, sql }) => {
            await db.participant.create({ data: { ...participant(one, 'M1'), id: newId() } });
            const rows = await sql.rows`SELECT id FROM Participant WHERE ipmId = ${sql.ipm}`;
            expect(rows).toHaveLength(1);
          },
        ),
      ),
    );
    const counts = await Promise.all(ipms.map((one) => one.ctx.db.participant.count()));
    expect(counts).toEqual(ipms.map(() => 1));
  });

  test('refuses a handle without a tenant', () => {
    const { prisma } = testRuntime();
    for (const missing of [0n, -1n, undefined, null, '', '12', 12]) {
      expect(() => ipmDb(prisma, missing as bigint)).toThrow('needs a tenant');
    }
  });
});
