import {
  NATIONAL_SUMMARIES,
  NATIONAL_TABLES,
  OWNED_TABLES,
  SYSTEM_TABLES,
  TENANT_READABLE,
} from './model-catalogue';
import type { StatementRules } from './statement-check.server';
import { createTenantSql, type SqlConnection, type TenantSql } from './tenant-sql.server';

export type SqlOptions = {
  readonly checkStatements: boolean;
  readonly onSlow?: (statement: string, milliseconds: number) => void;
};

const NOTHING: ReadonlySet<string> = new Set();

const TENANT_RULES: StatementRules = {
  bound: OWNED_TABLES,
  readable: TENANT_READABLE,
  writable: NOTHING,
};
const NATIONAL_RULES: StatementRules = {
  bound: NOTHING,
  readable: new Set([...NATIONAL_TABLES, ...NATIONAL_SUMMARIES]),
  writable: NATIONAL_TABLES,
};
const SYSTEM_RULES: StatementRules = {
  bound: NOTHING,
  readable: SYSTEM_TABLES,
  writable: SYSTEM_TABLES,
};

/** One tenant's SQL. @throws Error when the tenant is missing. */
export function ipmSql(connection: SqlConnection, ipmId: bigint, options: SqlOptions): TenantSql {
  if (typeof ipmId !== 'bigint' || ipmId <= 0n) throw new Error('ipmSql needs a tenant');
  return createTenantSql({ connection, tenant: ipmId, rules: TENANT_RULES, ...options });
}

/** National tables, and across IPM only the summaries of the allow-list. */
export function icamoDb(connection: SqlConnection, options: SqlOptions): TenantSql {
  return createTenantSql({ connection, tenant: null, rules: NATIONAL_RULES, ...options });
}

/** Accounts, sessions, memberships, identities, outbox, inbox, progress. */
export function systemDb(connection: SqlConnection, options: SqlOptions): TenantSql {
  return createTenantSql({ connection, tenant: null, rules: SYSTEM_RULES, ...options });
}
