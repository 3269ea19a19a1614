import { describe, expect, test } from 'vitest';
import {
  LARGE_TABLES,
  MODELS,
  NATIONAL_SUMMARIES,
  NATIONAL_TABLES,
  OWNED_TABLES,
  SYSTEM_TABLES,
  TENANT_READABLE,
} from '~/platform/database/model-catalogue';

describe('the lists of tables', () => {
  test('that no tenant owns', () => {
    const national = Object.values(MODELS).filter((model) => !model.owned);
    expect(national.map(({ table }) => table).sort()).toMatchInlineSnapshot(`
      [
        "AccountToken",
        "AttemptWindow",
        "AuditAnchor",
        "DuesHistory",
        "DuesRule",
        "Employer",
        "Ipm",
        "Membership",
        "NationalAccess",
        "Person",
        "ProcessLease",
        "Provider",
        "ScheduledRun",
        "WorkerHeartbeat",
        "session",
        "user",
      ]
    `);
  });

  test('that each handle may reach', () => {
    expect({
      tenantReads: [...TENANT_READABLE].sort(),
      nationWrites: [...NATIONAL_TABLES].sort(),
      nationAddsUp: [...NATIONAL_SUMMARIES].sort(),
      systemOwned: [...SYSTEM_TABLES].filter((table) => OWNED_TABLES.has(table)).sort(),
      systemOther: [...SYSTEM_TABLES].filter((table) => !OWNED_TABLES.has(table)).sort(),
      withoutForeignKeys: [...LARGE_TABLES].sort(),
    }).toMatchInlineSnapshot(`
      {
        "nationAddsUp": [
          "CallDueSummary",
          "ContributionSummary",
          "DuesClaim",
          "DuesMonth",
          "DuesYear",
          "InvoiceSummary",
        ],
        "nationWrites": [
          "AuditAnchor",
          "DuesHistory",
          "DuesRule",
          "Employer",
          "Ipm",
          "NationalAccess",
          "Provider",
        ],
        "systemOther": [
          "AccountToken",
          "AttemptWindow",
          "DuesHistory",
          "DuesRule",
          "Employer",
          "Ipm",
          "Membership",
          "Person",
          "ProcessLease",
          "Provider",
          "ScheduledRun",
          "WorkerHeartbeat",
          "_prisma_migrations",
          "session",
          "user",
        ],
        "systemOwned": [
          "JobProgress",
          "OutboxHistory",
          "OutboxMessage",
          "WaveEvent",
          "WaveWallet",
        ],
        "tenantReads": [
          "DuesRule",
          "Employer",
          "Ipm",
          "Provider",
        ],
        "withoutForeignKeys": [
          "AuditEntry",
          "AuditPayload",
          "AuditSeal",
          "ContributionCallLine",
          "LedgerPosting",
          "LedgerTransfer",
          "OutboxHistory",
          "OutboxMessage",
          "ProviderInvoiceLine",
          "RecordChange",
        ],
      }
    `);
  });
});
