import { MODEL_CATALOGUE, type ModelEntry } from './generated/model-catalogue';

export type { ModelEntry };

export const MODELS: Readonly<Record<string, ModelEntry>> = MODEL_CATALOGUE;

/** Tables whose rows belong to one tenant: their primary key leads with `ipmId`. */
export const OWNED_TABLES: ReadonlySet<string> = new Set(
  Object.values(MODELS)
    .filter((model) => model.owned)
    .map((model) => model.table),
);

/** The largest tables: no foreign key; `verify` counts their orphans. */
export const LARGE_TABLES: ReadonlySet<string> = new Set([
  'ContributionCallLine',
  'ProviderInvoiceLine',
  'LedgerTransfer',
  'LedgerPosting',
  'AuditEntry',
  'AuditPayload',
  'AuditSeal',
  'RecordChange',
  'OutboxMessage',
  'OutboxHistory',
]);

/** National tables that a tenant's handle may read, never write. */
export const TENANT_READABLE: ReadonlySet<string> = new Set([
  'Ipm',
  'Employer',
  'Provider',
  'DuesRule',
]);

/** Owned tables that national staff may add up across IPM: sums, never persons. */
export const NATIONAL_SUMMARIES: ReadonlySet<string> = new Set([
  'ContributionSummary',
  'CallDueSummary',
  'InvoiceSummary',
  'DuesMonth',
  'DuesYear',
  'DuesClaim',
]);

/** National tables that ICAMO's handle may read and write. */
export const NATIONAL_TABLES: ReadonlySet<string> = new Set([
  'Ipm',
  'Employer',
  'Provider',
  'DuesRule',
  'DuesHistory',
  'NationalAccess',
  'AuditAnchor',
]);

/** What the platform itself runs on: accounts, identities, outbox, inbox, progress. */
export const SYSTEM_TABLES: ReadonlySet<string> = new Set([
  'user',
  'session',
  'Membership',
  'AccountToken',
  'AttemptWindow',
  'Ipm',
  'Employer',
  'Provider',
  'Person',
  'DuesRule',
  'DuesHistory',
  'ProcessLease',
  'WorkerHeartbeat',
  'ScheduledRun',
  'OutboxMessage',
  'OutboxHistory',
  'JobProgress',
  'WaveWallet',
  'WaveEvent',
  '_prisma_migrations',
]);
