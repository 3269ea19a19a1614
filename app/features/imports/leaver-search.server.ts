import { parseNinea } from '~/domain/affiliation/ninea';
import { cellsByColumn } from '~/domain/import/header-names';
import type { Day } from '~/domain/period';
import type { TenantSql } from '~/platform/context';
import type { ImportBatchRow } from './batch-row.server';
import { matriculeKey } from './plan-participant';
import type { BatchRow } from './read-batch.server';
import { createRowKeys } from './row-keys';

const SEARCH_ROWS = 1_000;

/** Whom a complete file names, in a few bytes each; a wrong row names its participant all the same. */
export function createRollCall({ columns }: Pick<ImportBatchRow, 'columns'>) {
  const present = createRowKeys();
  const nineas = new Set<string>();
  const named = columns.map(({ column }) => column);
  return {
    nineas,
    note(rows: readonly BatchRow<unknown>[]) {
      for (const row of rows) {
        const { matricule, ninea_employeur: employer } = cellsByColumn(
          { columns: named },
          row.cells,
        );
        if (matricule !== undefined) present.claim(matriculeKey(matricule), row.number);
        const ninea = parseNinea(employer ?? '');
        if (ninea.ok) nineas.add(ninea.value.ninea);
      }
    },
    names: (matricule: string) => present.has(matriculeKey(matricule)),
  };
}

type RollCall = ReturnType<typeof createRollCall>;
type Employed = { readonly id: bigint; readonly matricule: string };

/**
 * Keeps the employments that are in force before and on the day of effect, at an employer that the
 * file names, of participants whom it does not. Answers how many were in force.
 */
export async function storeLeavers(
  sql: TenantSql,
  batch: Pick<ImportBatchRow, 'id' | 'effectiveOn'>,
  roll: RollCall,
): Promise<number> {
  let employed = 0;
  for (const affiliationId of await affiliationsOf(sql, [...roll.nineas])) {
    for await (const rows of employedAt(sql, affiliationId, batch.effectiveOn)) {
      employed += rows.length;
      await sql.insertMany(
        'ImportLeaver',
        rows
          .filter(({ matricule }) => !roll.names(matricule))
          .map(({ id }) => ({ batchId: batch.id, employmentId: id })),
      );
    }
  }
  return employed;
}

async function affiliationsOf(sql: TenantSql, nineas: readonly string[]): Promise<bigint[]> {
  const ids: bigint[] = [];
  for (let start = 0; start < nineas.length; start += SEARCH_ROWS) {
    const rows = await sql.rows<{ id: bigint }>`SELECT id FROM Affiliation
      WHERE ipmId = ${sql.ipm} AND ninea IN (${sql.list(nineas.slice(start, start + SEARCH_ROWS))})`;
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

async function* employedAt(sql: TenantSql, affiliationId: bigint, day: Day) {
  let after = 0n;
  for (;;) {
    const rows: Employed[] = await sql.rows<Employed>`
      SELECT e.id, p.matricule
      FROM Employment e JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
      WHERE e.ipmId = ${sql.ipm} AND e.affiliationId = ${affiliationId}
        AND e.validFrom < ${day} AND e.validTo > ${day} AND e.id > ${after}
      ORDER BY e.id LIMIT ${SEARCH_ROWS}`;
    if (rows.length > 0) yield rows;
    if (rows.length < SEARCH_ROWS) return;
    after = rows.at(-1)?.id ?? after;
  }
}
