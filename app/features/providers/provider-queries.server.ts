import { NotFound } from '~/domain/outcome';
import type { Day } from '~/domain/period';
import { latestFirst } from '~/features/forms/latest-first';
import { containing, startingWith } from '~/features/forms/list-query';
import type { TenantContext, TenantSql } from '~/platform/context';
import type { ProviderAccount } from './provider-account-queries.server';
import { PROVIDER_PAGE_SIZE, type ProviderFilter, type ProviderSort } from './provider-filter';

export type ProviderRow = {
  readonly id: bigint;
  readonly providerId: bigint;
  readonly number: string;
  readonly name: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly phone: string | null;
  readonly email: string | null;
  readonly paymentDelayDays: number;
  readonly validFrom: Day;
  readonly validTo: Day;
  /** Approved and not yet paid. */
  readonly owedXof: bigint;
};

type Asking = Pick<TenantContext, 'sql' | 'today'>;

const CHOICES_LIMIT = 2_000;
const OWN_LIMIT = 50;

export async function listProviders(ctx: Asking, filter: ProviderFilter) {
  const { sql } = ctx;
  const offset = (filter.page - 1) * PROVIDER_PAGE_SIZE;
  const where = matching(ctx, filter);
  const [rows, count] = await Promise.all([
    sql.rows<ProviderRow>`${columns(sql)} WHERE a.ipmId = ${sql.ipm} ${where}
      ORDER BY ${orderOf(sql, filter)} LIMIT ${PROVIDER_PAGE_SIZE} OFFSET ${offset}`,
    sql.first<{ total: bigint }>`SELECT COUNT(*) AS total FROM ProviderAdhesion a
      WHERE a.ipmId = ${sql.ipm} ${where}`,
  ]);
  return { rows, total: Number(count?.total ?? 0n) };
}

export type ExportedProvider = ProviderRow & ProviderAccount;

/** Every provider of the filter with its account, the latest first, for a file. */
export const eachProvider = (ctx: Asking, filter: ProviderFilter) =>
  latestFirst(
    (id, limit) => ctx.sql.rows<ExportedProvider>`${columns(ctx.sql, accountColumns(ctx.sql))}
      WHERE a.ipmId = ${ctx.sql.ipm} AND a.id < ${id} ${matching(ctx, filter)}
      ORDER BY a.id DESC LIMIT ${limit}`,
  );

/** @throws NotFound when the IPM has no such adhesion. */
export async function getProvider(
  { sql }: Pick<TenantContext, 'sql'>,
  adhesionId: bigint,
): Promise<ProviderRow> {
  const row = await sql.first<ProviderRow>`${columns(sql)}
    WHERE a.ipmId = ${sql.ipm} AND a.id = ${adhesionId}`;
  if (row === null) throw new NotFound(`adhesion ${adhesionId}`);
  return row;
}

export type AdhesionPeriod = Pick<ProviderRow, 'id' | 'number' | 'validFrom' | 'validTo'>;

/** Every period of a provider under the IPM's convention, the latest first. */
export function listAdhesionPeriods(
  { sql }: Pick<TenantContext, 'sql'>,
  providerId: bigint,
): Promise<AdhesionPeriod[]> {
  return sql.rows<AdhesionPeriod>`SELECT id, number, validFrom, validTo FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} AND providerId = ${providerId}
    ORDER BY validFrom DESC LIMIT ${OWN_LIMIT}`;
}

export type ProviderChoice = {
  readonly id: bigint;
  readonly number: string;
  readonly name: string;
};

/** For the select of a form. */
export function listProviderChoices({
  sql,
}: Pick<TenantContext, 'sql'>): Promise<ProviderChoice[]> {
  return sql.rows<ProviderChoice>`SELECT id, number, name FROM ProviderAdhesion
    WHERE ipmId = ${sql.ipm} ORDER BY name, id LIMIT ${CHOICES_LIMIT}`;
}

/** The adhesions of the national providers that a user acts for. */
export function listOwnAdhesions(
  { sql }: Pick<TenantContext, 'sql'>,
  providerIds: readonly bigint[],
): Promise<ProviderRow[]> {
  return sql.rows<ProviderRow>`${columns(sql)}
    WHERE a.ipmId = ${sql.ipm} AND a.providerId IN (${sql.list(providerIds)})
    ORDER BY a.name, a.id LIMIT ${OWN_LIMIT}`;
}

/** The kinds and régions that the IPM's providers have, for the filters of the list. */
export async function listProviderGroups({ sql }: Pick<TenantContext, 'sql'>) {
  const rows = await sql.rows<{ kind: string; regionCode: string }>`SELECT DISTINCT kind, regionCode
    FROM ProviderAdhesion WHERE ipmId = ${sql.ipm} LIMIT ${CHOICES_LIMIT}`;
  return {
    kinds: [...new Set(rows.map(({ kind }) => kind))].sort(),
    regions: [...new Set(rows.map(({ regionCode }) => regionCode))].sort(),
  };
}

const columns = (
  sql: TenantSql,
  more = sql.none,
) => sql.part`SELECT a.id, a.providerId, a.number, a.name, a.kind,
    a.regionCode, a.phone, a.email, a.paymentDelayDays, a.validFrom, a.validTo, ${more}
    COALESCE((SELECT SUM(i.ipmShareXof) FROM ProviderInvoice i
      WHERE i.ipmId = ${sql.ipm} AND i.adhesionId = a.id AND i.state = ${'approved'}), 0) AS owedXof
  FROM ProviderAdhesion a`;

const accountColumns = (sql: TenantSql) => sql.part`a.waveRecipient, a.waveNameMatch,`;

function matching({ sql, today }: Asking, filter: ProviderFilter) {
  const { kind, regionCode, standing, search } = filter;
  const like = startingWith(search);
  return sql.part`${kind === null ? sql.none : sql.part`AND a.kind = ${kind}`}
    ${regionCode === null ? sql.none : sql.part`AND a.regionCode = ${regionCode}`}
    ${standing === 'current' ? sql.part`AND a.validTo > ${today}` : sql.none}
    ${standing === 'ended' ? sql.part`AND a.validTo <= ${today}` : sql.none}
    ${search === '' ? sql.none : sql.part`AND (a.name LIKE ${containing(search)} OR a.number LIKE ${like})`}`;
}

function orderOf(sql: TenantSql, { sort, isDescending }: ProviderFilter) {
  const key = sortKeys(sql)[sort];
  return isDescending ? sql.part`${key} DESC, a.id DESC` : sql.part`${key}, a.id`;
}

const sortKeys = (sql: TenantSql): Record<ProviderSort, ReturnType<TenantSql['part']>> => ({
  name: sql.part`a.name`,
  number: sql.part`a.number`,
  kind: sql.part`a.kind`,
  region: sql.part`a.regionCode`,
  since: sql.part`a.validFrom`,
  owed: sql.part`owedXof`,
});
