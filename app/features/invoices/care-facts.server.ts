import type { Day } from '~/domain/period';
import type { IpmTransaction, TenantSql } from '~/platform/context';
import type { BilledAct, CareFacts } from './adjudicate-lines';

type InvoiceKey = { readonly id: bigint; readonly adhesionId: bigint };
type Days = { readonly first: Day; readonly last: Day };

const ROWS_LIMIT = 20_000;

/** Reads what the adjudication of an invoice needs: a fixed number of statements, however many lines. */
export async function loadCareFacts(
  { sql }: IpmTransaction,
  invoice: InvoiceKey,
  lines: readonly BilledAct[],
): Promise<CareFacts> {
  const participantIds = [...new Set(lines.map(({ participantId }) => participantId))];
  const dependantIds = [...new Set(lines.flatMap(({ dependantId }) => dependantId ?? []))];
  const days = daysOf(lines);
  const adhesions = await adhesionsOf(sql, invoice);
  const adhesionIds = adhesions.map(({ id }) => id);
  const employments = await employmentsOf(sql, participantIds);
  return {
    adhesions,
    participants: await sql.rows`SELECT id, leftOn FROM Participant
      WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(participantIds)})`,
    employments,
    affiliations: await affiliationsOf(
      sql,
      employments.map(({ affiliationId }) => affiliationId),
    ),
    dependants: await dependantsOf(sql, dependantIds),
    tariffs: await sql.rows`SELECT id, adhesionId, actCode, rubric, priceXof, validFrom, validTo
      FROM Tariff WHERE ipmId = ${sql.ipm} AND adhesionId IN (${sql.list(adhesionIds)})
        AND validFrom <= ${days.last} AND validTo > ${days.first} LIMIT ${ROWS_LIMIT}`,
    coverRates: await sql.rows`SELECT id, rubric, rateBasisPoints, validFrom, validTo
      FROM CoverRate WHERE ipmId = ${sql.ipm} AND validFrom <= ${days.last}
        AND validTo > ${days.first} LIMIT ${ROWS_LIMIT}`,
    rules: await sql.rows`SELECT id, waitingMonths, validFrom, validTo FROM ContributionRule
      WHERE ipmId = ${sql.ipm} AND validFrom <= ${days.last} AND validTo > ${days.first}
      LIMIT ${ROWS_LIMIT}`,
    billedBefore: await billedBefore(sql, invoice, adhesionIds, participantIds, days),
  };
}

/** The period that the invoice names, then the provider's others: care is judged by that of its day. */
async function adhesionsOf(sql: TenantSql, invoice: InvoiceKey): Promise<CareFacts['adhesions']> {
  const rows = await sql.rows<CareFacts['adhesions'][0]>`SELECT o.id, o.validFrom, o.validTo
    FROM ProviderAdhesion a
      JOIN ProviderAdhesion o ON o.ipmId = a.ipmId AND o.providerId = a.providerId
    WHERE a.ipmId = ${sql.ipm} AND a.id = ${invoice.adhesionId}`;
  const own = rows.find(({ id }) => id === invoice.adhesionId);
  if (own === undefined) throw new Error(`invoice ${invoice.id} has no adhesion`);
  return [own, ...rows.filter((row) => row !== own)];
}

function daysOf(lines: readonly BilledAct[]): Days {
  const days = lines.map(({ careOn }) => careOn).sort();
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) throw new Error('an invoice without lines');
  return { first, last };
}

function employmentsOf(sql: TenantSql, participantIds: readonly bigint[]) {
  return sql.rows<CareFacts['employments'][number]>`SELECT participantId, affiliationId, validFrom,
      validTo
    FROM Employment WHERE ipmId = ${sql.ipm} AND participantId IN (${sql.list(participantIds)})
    ORDER BY validFrom, id LIMIT ${ROWS_LIMIT}`;
}

async function affiliationsOf(
  sql: TenantSql,
  ids: readonly bigint[],
): Promise<CareFacts['affiliations']> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const rows = await sql.rows<Omit<CareFacts['affiliations'][number], 'suspensions'>>`
    SELECT id, affiliatedOn, endedOn FROM Affiliation
    WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(wanted)})`;
  const suspensions = await sql.rows<SuspensionRow>`
    SELECT affiliationId, validFrom, validTo, motive FROM Suspension
    WHERE ipmId = ${sql.ipm} AND affiliationId IN (${sql.list(wanted)})
    ORDER BY validFrom, id LIMIT ${ROWS_LIMIT}`;
  return rows.map((row) => ({
    ...row,
    suspensions: suspensions.filter(({ affiliationId }) => affiliationId === row.id),
  }));
}

type SuspensionRow = CareFacts['affiliations'][number]['suspensions'][number] & {
  readonly affiliationId: bigint;
};

async function dependantsOf(sql: TenantSql, ids: readonly bigint[]) {
  if (ids.length === 0) return [];
  return sql.rows<CareFacts['dependants'][number]>`SELECT id, relation, birthDate,
      schoolCertificateUntil, validFrom, validTo
    FROM Dependant WHERE ipmId = ${sql.ipm} AND id IN (${sql.list(ids)})`;
}

/** Of two invoices with the same act, the one entered first keeps it. */
function billedBefore(
  sql: TenantSql,
  { id }: InvoiceKey,
  adhesionIds: readonly bigint[],
  participantIds: readonly bigint[],
  { first, last }: Days,
) {
  return sql.rows<CareFacts['billedBefore'][number]>`SELECT l.participantId, l.dependantId,
      l.careOn, l.actCode
    FROM ProviderInvoiceLine l JOIN ProviderInvoice i ON i.ipmId = l.ipmId AND i.id = l.invoiceId
    WHERE l.ipmId = ${sql.ipm} AND l.participantId IN (${sql.list(participantIds)})
      AND l.careOn >= ${first} AND l.careOn <= ${last} AND l.rejectedXof = 0
      AND i.adhesionId IN (${sql.list(adhesionIds)}) AND i.state <> ${'refused'} AND i.id < ${id}
    LIMIT ${ROWS_LIMIT}`;
}
