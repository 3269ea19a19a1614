import type { SearchGroup } from '~/components/shell/search-results';
import type { Permission } from '~/domain/permissions';
import type { IpmContext } from '~/platform/context';
import { listEmployers } from '../employers/employer-queries.server';
import { employerFilterOf } from '../employers/employer-filter';
import { searchOfQuery, startingWith } from '../forms/list-query';
import { memberFilterOf } from './member-filter';
import { listMembers } from './member-queries.server';

const SHORTEST_QUERY = 2;
const RESULTS_PER_GROUP = 6;

/** People, employers, calls, receipts and invoices by name or number, as far as the role may read them. */
export async function quickSearch(ctx: IpmContext) {
  const query = searchOfQuery(ctx.query);
  if (query.length < SHORTEST_QUERY) return { query: '', groups: [] };
  const searches: readonly [Permission, () => Promise<SearchGroup>][] = [
    ['member:read', () => members(ctx, query)],
    ['employer:read', () => employers(ctx, query)],
    ['call:read', () => calls(ctx, query)],
    ['receipt:read', () => receipts(ctx, query)],
    ['invoice:read', () => invoices(ctx, query)],
  ];
  const allowed = searches.filter(([permission]) => ctx.can(permission));
  return { query, groups: await Promise.all(allowed.map(([, search]) => search())) };
}

async function members(ctx: IpmContext, query: string): Promise<SearchGroup> {
  const { rows } = await listMembers(ctx, memberFilterOf(new URLSearchParams({ q: query })));
  return {
    label: ctx.t('members.quickGroup.members'),
    results: rows.slice(0, RESULTS_PER_GROUP).map((row) => ({
      to: `${ctx.base}/members/${row.id}`,
      title: `${row.firstName} ${row.lastName}`,
      detail: row.matricule,
    })),
  };
}

async function employers(ctx: IpmContext, query: string): Promise<SearchGroup> {
  const { rows } = await listEmployers(ctx, employerFilterOf(new URLSearchParams({ q: query })));
  return {
    label: ctx.t('members.quickGroup.employers'),
    results: rows.slice(0, RESULTS_PER_GROUP).map((row) => ({
      to: `${ctx.base}/employers/${row.id}`,
      title: row.name,
      detail: row.ninea,
    })),
  };
}

type Numbered = { id: bigint; number: string; name: string };

async function calls({ sql, base, t }: IpmContext, query: string): Promise<SearchGroup> {
  const rows = await sql.rows<Numbered>`SELECT c.id, c.number, a.name FROM ContributionCall c
    JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.number LIKE ${startingWith(query)}
    ORDER BY c.number DESC LIMIT ${RESULTS_PER_GROUP}`;
  return {
    label: t('members.quickGroup.calls'),
    results: rows.map(({ id, number, name }) => ({
      to: `${base}/calls/${id}`,
      title: number,
      detail: name,
    })),
  };
}

async function receipts({ sql, base, t }: IpmContext, query: string): Promise<SearchGroup> {
  const start = startingWith(query);
  const rows =
    await sql.rows<Numbered>`SELECT r.id, r.number, COALESCE(a.name, r.externalId) AS name
    FROM Receipt r LEFT JOIN Affiliation a ON a.ipmId = r.ipmId AND a.id = r.affiliationId
    WHERE r.ipmId = ${sql.ipm} AND (r.number LIKE ${start} OR r.externalId LIKE ${start})
    ORDER BY r.id DESC LIMIT ${RESULTS_PER_GROUP}`;
  return {
    label: t('members.quickGroup.receipts'),
    results: rows.map(({ id, number, name }) => ({
      to: `${base}/receipts/${id}`,
      title: number,
      detail: name,
    })),
  };
}

async function invoices({ sql, base, t }: IpmContext, query: string): Promise<SearchGroup> {
  const rows =
    await sql.rows<Numbered>`SELECT i.id, COALESCE(i.number, i.providerReference) AS number, d.name
    FROM ProviderInvoice i
    JOIN ProviderAdhesion d ON d.ipmId = i.ipmId AND d.id = i.adhesionId
    WHERE i.ipmId = ${sql.ipm}
      AND (i.number LIKE ${startingWith(query)} OR i.providerReference LIKE ${startingWith(query)})
    ORDER BY i.id DESC LIMIT ${RESULTS_PER_GROUP}`;
  return {
    label: t('members.quickGroup.invoices'),
    results: rows.map(({ id, number, name }) => ({
      to: `${base}/invoices/${id}`,
      title: number,
      detail: name,
    })),
  };
}
