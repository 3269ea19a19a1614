import type { TenantSql } from '~/platform/context';

/** Null for the IPM's own staff; otherwise the national providers that the user acts for. */
export type Owners = readonly bigint[] | null;

/** A condition on `ProviderAdhesion a`. */
export const ownedBy = (sql: TenantSql, owners: Owners) =>
  owners === null ? sql.none : sql.part`AND a.providerId IN (${sql.list(owners)})`;
