import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { OWNED_TABLES, TENANT_READABLE } from '~/platform/database/model-catalogue';
import { findBreach, TENANT_MARK } from '~/platform/database/statement-check.server';
import { rowMaker } from '#tests/support/any-row';
import { newIpm, type TestIpm } from '#tests/support/new-ipm';
import { testRuntime } from '#tests/support/runtime';
import { readSchema } from '#tests/support/table-schema';

const RULES = { bound: OWNED_TABLES, readable: TENANT_READABLE, writable: new Set<string>() };
const RUNS = 400;

let ipmA: TestIpm;
let ipmB: TestIpm;

beforeAll(async () => {
  const runtime = testRuntime();
  const maker = rowMaker(runtime, await readSchema(runtime));
  [ipmA, ipmB] = [await newIpm(), await newIpm()];
  for (const { ipm } of [ipmA, ipmB]) {
    await maker.existing('Dependant', ipm.id);
    await maker.existing('Employment', ipm.id);
  }
});

/** Conditions that bind a table, seem to, or do not; written together with and without brackets. */
const ATOMS = [
  'p.ipmId = $ipm',
  '$ipm = d.ipmId',
  'd.ipmId = p.ipmId',
  'd.participantId = p.id',
  'ipmId = $ipm',
  '`p`.`ipmId` = $ipm',
  'p.IPMID = $ipm',
  'p.ipmId <> $ipm',
  'p.ipmId = $ipm = 0',
  '0 = p.ipmId = $ipm',
  'p.ipmId = $ipm + 0',
  'p.ipmId = - $ipm',
  'p.ipmId <=> $ipm',
  'p.ipmId IN ($ipm)',
  'p.ipmId = $ipm IN (0)',
  "p.ipmId = $ipm LIKE '0'",
  'p.ipmId = $ipm <=> 0',
  'p.ipmId | d.ipmId = $ipm',
  'p.ipmId BETWEEN 0 AND $ipm',
  '1 BETWEEN 0 AND p.ipmId = $ipm',
  "p.sex = 'F'",
  'p.id IS NOT NULL',
  '1 = 1',
  'CASE WHEN p.ipmId = $ipm THEN 0 ELSE 1 END',
  'EXISTS (SELECT 1 FROM Employment e WHERE e.ipmId = p.ipmId)',
  'd.id IN (SELECT x.id FROM Dependant x WHERE x.ipmId = d.ipmId)',
] as const;

const condition = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(...ATOMS.slice(0, 4)),
    fc.constantFrom(...ATOMS),
    tie('node').map((inner) => `(${inner})`),
    tie('node').map((inner) => `NOT ${inner}`),
    tie('node').map((inner) => `! ${inner}`),
    fc
      .tuple(
        tie('node'),
        fc.constantFrom('AND', 'AND', 'AND', 'OR', 'XOR', '&&', '||'),
        tie('node'),
      )
      .map((parts) => parts.join(' ')),
  ),
})).node;

const BINDING = 'p.ipmId = $ipm AND d.ipmId = p.ipmId';
const bound = fc.oneof(
  condition,
  condition.map((one) => `${one} AND ${BINDING}`),
  condition.map((one) => `${BINDING} AND ${one}`),
);

const from = fc
  .tuple(fc.constantFrom('JOIN', 'LEFT JOIN', 'CROSS JOIN', ', '), condition)
  .map(([join, on]) =>
    join === ', ' ? 'Participant p, Dependant d' : `Participant p ${join} Dependant d ON ${on}`,
  );

describe('whatever the statement check lets pass', () => {
  test('answers rows of the tenant only', async () => {
    const { pool } = testRuntime();
    const { id } = ipmA.ipm;
    let passed = 0;
    await fc.assert(
      fc.asyncProperty(from, bound, async (tables, where) => {
        const statement = `SELECT p.ipmId AS p, d.ipmId AS d FROM ${tables} WHERE ${where}`;
        const text = statement.replaceAll('$ipm', TENANT_MARK);
        if (findBreach(text, RULES) !== null) return;
        passed += 1;
        const real = statement.replaceAll('$ipm', id.toString());
        const rows = await pool.query(real).then(
          ([found]) => found as { p: bigint; d: bigint | null }[],
          (error: unknown) => {
            // An ambiguous column or a sign that MariaDB does not know: it answers no row.
            expect([1052, 1064]).toContain((error as { errno?: number }).errno);
            return [];
          },
        );
        expect(rows.filter(({ p, d }) => p !== id || (d !== null && d !== id))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
    expect(passed).toBeGreaterThan(RUNS / 50);
  });
});

describe('values of a statement', () => {
  test('cannot bring SQL, a list of assignments or a name', async () => {
    const { sql } = ipmA.ctx;
    const aimed = [
      { id: 1 },
      { kind: 'part', strings: ['1 OR 1 = 1'], values: [] },
      { kind: 'list', values: ['1'] },
      [1, 2],
      undefined,
      { toSqlString: () => '1 OR 1 = 1' },
    ];
    for (const value of aimed) {
      const asked = sql.rows`SELECT id FROM Participant
        WHERE ipmId = ${sql.ipm} AND id = ${value as unknown as string}`;
      await expect(asked).rejects.toThrow('not a plain value');
    }
    const text = "' OR 1 = 1 -- ";
    const none = await sql.rows`SELECT id FROM Participant
      WHERE ipmId = ${sql.ipm} AND matricule = ${text}`;
    expect(none).toEqual([]);
  });

  test('keep their places', async () => {
    const { sql } = ipmA.ctx;
    const question = sql.rows`SELECT id FROM Participant WHERE lastName = 'qui?' AND ipmId = ${sql.ipm}`;
    await expect(question).rejects.toThrow();
    const side = sql.rows`SELECT id FROM Participant WHERE ipmId = ${sql.ipm} AND id = ${1n}${2n}`;
    await expect(side).rejects.toThrow();
    const column = sql.insert('Participant', { 'id`) VALUES (1) -- ': 1n });
    await expect(column).rejects.toThrow('strange name');
  });
});
