import { expect, it } from 'vitest';
import type { RowDataPacket } from 'mysql2/promise';
import { addMonths, firstDay, toDay, toPeriod } from '~/domain/period';
import { openBooks } from '~/features/ledger/open-books.server';
import type { IpmIdentity } from '~/platform/context';
import { systemSql } from '~/platform/runtime.server';
import { testRuntime } from '#tests/support/runtime';
import { DUES_RULE } from '../../../prisma/seed/nation';
import { planNationalIpms } from '../../../prisma/seed/national/national-plan';
import { seedProviderPool } from '../../../prisma/seed/national/provider-pool';
import { seedNationalIpm } from '../../../prisma/seed/national/seed-national-ipm';
import { createTableLoader, readParents } from '../../../prisma/seed/national/table-loader';
import { createRandom } from '../../../prisma/seed/random';
import { morningOf, simulateRuntime } from '../../../prisma/seed/simulated-runtime';
import { CONTENTS } from '../../../scripts/verification/contents';
import { stepsOf } from './replay';

const source = testRuntime();
const TODAY = toDay('2026-06-20');
const MONTHS = 3;

it('writes an IPM in bulk as the commands write it', { timeout: 60_000 }, async () => {
  const bulk = await seedInBulk();
  const replayed = await copyMembers(bulk);
  const { sql } = bulkSql(bulk);
  for (const { on, run } of await stepsOf(sql)) {
    replayed.setTime(morningOf(on));
    await run(replayed.contextOf(replayed.ipm));
  }
  for (const statement of [...CONTENTS, ...MORE]) {
    const [expected, found] = [
      await contentOf(statement, replayed.ipm.id),
      await contentOf(statement, bulk.id),
    ];
    expect({ statement, rows: found }).toEqual({ statement, rows: expected });
  }
});

/** Besides what the digest covers: what has no business key of its own. */
const MORE: readonly string[] = [
  `SELECT r.number, d.causeKind, d.period, d.movementXof, d.cashedYtdXof, d.dueYtdXof, d.deltaXof
    FROM DuesAccrual d JOIN Receipt r ON r.ipmId = d.ipmId AND r.id = d.causeId
    WHERE d.ipmId = ? ORDER BY r.number`,
  `SELECT number, method, reference, amountXof, paidOn FROM ProviderPayment
    WHERE ipmId = ? ORDER BY number`,
  `SELECT p.number, t.position, t.debitParty, t.creditParty, t.valueDate
    FROM LedgerPosting p JOIN LedgerTransfer t ON t.ipmId = p.ipmId AND t.postingId = p.id
    WHERE p.ipmId = ? ORDER BY p.number, t.position`,
  `SELECT regionCode, period, callCount, calledXof, settledXof, cashedXof
    FROM ContributionSummary WHERE ipmId = ? ORDER BY regionCode, period`,
  `SELECT regionCode, dueOn, openCount, calledXof, settledXof
    FROM CallDueSummary WHERE ipmId = ? ORDER BY regionCode, dueOn`,
  // A state that every invoice of the month has left stays as a row of zeros.
  `SELECT period, state, invoiceCount, lineCount, billedXof, ipmShareXof, rejectedXof,
      decisionDays, paymentDays, paidLateCount
    FROM InvoiceSummary WHERE ipmId = ? AND invoiceCount <> 0 ORDER BY period, state`,
  `SELECT dueOn, openCount, openXof FROM InvoiceDueSummary
    WHERE ipmId = ? AND openCount <> 0 ORDER BY dueOn`,
  `SELECT series, year, lastNumber FROM NumberSeries
    WHERE ipmId = ? AND series <> 'audit-chain' ORDER BY series, year`,
  `SELECT action, at, COUNT(*) AS entries FROM AuditEntry
    WHERE ipmId = ? AND action IN ('call.issued', 'receipt.recorded')
    GROUP BY action, at ORDER BY action, at`,
];

async function seedInBulk(): Promise<IpmIdentity> {
  const startsOn = firstDay(addMonths(toPeriod('2026-06'), -MONTHS));
  await ensureDuesRule();
  const pool = await seedProviderPool(source, createRandom('providers'));
  const [whole] = planNationalIpms({ lines: 0, ipms: 1 });
  const slug = `bulk-${source.newId()}`;
  const connection = await source.pool.getConnection();
  try {
    const { ipm, payments, settle } = await seedNationalIpm(source, createRandom('nation'), {
      periods: Array.from({ length: MONTHS }, (_, index) =>
        addMonths(toPeriod('2026-06'), index - MONTHS),
      ),
      startsOn,
      today: TODAY,
      pool,
      loader: createTableLoader(connection, await readParents(connection), { rows: 0, bytes: 0 }),
      ipm: {
        ...whole!,
        planned: { ...whole!.planned, slug, employers: 4 },
        participants: 40,
        dependants: 70,
        firstEmployer: 900_000,
        firstParticipant: 900_000,
        providers: 3,
        lines: 400,
      },
    });
    const confirmed = payments.filter(({ decision }) => decision?.state === 'confirmed');
    expect(confirmed).not.toEqual([]);
    await settle(new Map(confirmed.map(({ id }, index) => [id, `RD-2026-00000${index + 1}`])));
    return ipm;
  } finally {
    connection.release();
  }
}

async function ensureDuesRule() {
  const system = systemSql(source);
  const known = await system.first`SELECT id FROM DuesRule LIMIT 1`;
  if (known === null) await system.insert('DuesRule', { id: source.newId(), ...DUES_RULE });
}

const bulkSql = (ipm: IpmIdentity) => simulateRuntime(source, 901, new Date(0)).contextOf(ipm);

const REGISTERS = [
  'ContributionRule',
  'CoverRate',
  'Affiliation',
  'Participant',
  'Employment',
  'Dependant',
  'ProviderAdhesion',
  'Tariff',
];

/** Another IPM with the same registers, in which nothing has happened yet. */
async function copyMembers(original: IpmIdentity) {
  const simulated = simulateRuntime(source, 902, morningOf(TODAY));
  const ipm = { ...original, id: source.newId(), slug: `replay-${source.newId()}` };
  await systemSql(source).insert('Ipm', { ...ipm, createdAt: morningOf(TODAY) });
  await openBooks(simulated.contextOf(ipm).sql, ipm.kind);
  for (const table of REGISTERS) await copyRows(table, '', original.id, ipm.id);
  await copyRows('NumberSeries', "AND series IN ('affiliation', 'adhesion')", original.id, ipm.id);
  return { ...simulated, ipm };
}

async function copyRows(table: string, condition: string, from: bigint, to: bigint) {
  const [columns] = await source.pool.query<RowDataPacket[]>(`SHOW COLUMNS FROM ${table}`);
  const others = columns
    .map((column) => `\`${String(column['Field'])}\``)
    .filter((name) => name !== '`ipmId`')
    .join(', ');
  await source.pool.query(
    `INSERT INTO ${table} (ipmId, ${others}) SELECT ?, ${others} FROM ${table}
      WHERE ipmId = ? ${condition}`,
    [to, from],
  );
}

async function contentOf(statement: string, ipmId: bigint): Promise<unknown> {
  const [rows] = await source.pool.query<RowDataPacket[]>(statement, [ipmId]);
  return rows;
}
