import type { Role } from '~/domain/permissions';
import { type Day, OPEN_END, toDay } from '~/domain/period';
import { IPM_CHART, IPM_MAPPING } from '~/domain/ledger/accounts';
import type { IpmIdentity, SignedInUser, TenantContext, TenantSql } from '~/platform/context';
import type { RequestKey } from '~/platform/database/transaction.server';
import { systemSql, tenantContext, type Runtime } from '~/platform/runtime.server';
import { testRuntime } from './runtime';

export type NewIpmOptions = {
  readonly kind?: string;
  readonly regionCode?: string;
  /** Role of the IPM's user there; `null` for a user without a membership. */
  readonly role?: Role | null;
  /** Writes the default chart of accounts and its mapping. */
  readonly ledger?: boolean;
  /** A contribution rule in force on all days; `true` for 6 % up to 250 000, half and half. */
  readonly rule?: boolean | Partial<RuleTerms>;
  /** Cover rates in basis points by rubric, in force on all days. */
  readonly coverRates?: Readonly<Record<string, number>>;
};

type RuleTerms = {
  rateBasisPoints: number;
  ceilingXof: bigint;
  floorXof: bigint | null;
  employerShareBasisPoints: number;
  waitingMonths: number;
  dueDayOfMonth: number;
};

export type TestIpm = {
  readonly ipm: IpmIdentity;
  readonly user: SignedInUser;
  readonly ruleId: bigint;
  readonly ctx: TenantContext;
  readonly sql: TenantSql;
  /** Another context of the same IPM: another request of the same user, or the one given. */
  contextOf(options?: { requestKey?: RequestKey; user?: SignedInUser | null }): TenantContext;
};

const ALWAYS = toDay('2000-01-01');
const FIRST_INSTANT = new Date('2026-01-01T00:00:00Z');

/** An IPM of its own for one test, with a user; nothing of another test is seen in it. */
export async function newIpm(options: NewIpmOptions = {}): Promise<TestIpm> {
  const source = testRuntime();
  const ipm = await insertIpm(source, options);
  const user = await newUser();
  if (options.role !== null) await newMembership(user, options.role ?? 'ipm-manager', ipm.id);
  const contextOf: TestIpm['contextOf'] = (asked = {}) =>
    tenantContext(source, {
      ipm,
      user: asked.user === undefined ? user : asked.user,
      actor: user.fullName,
      requestId: `test-${source.newId()}`,
      requestKey: asked.requestKey,
    });
  const ctx = contextOf();
  const ruleId = source.newId();
  if (options.ledger) await insertLedger(ctx.sql);
  if (options.rule) await insertRule(ctx.sql, ruleId, options.rule);
  if (options.coverRates) await insertCoverRates(ctx, options.coverRates);
  return { ipm, user, ruleId, ctx, sql: ctx.sql, contextOf };
}

/** A national account without a password. */
export async function newUser(email?: string): Promise<SignedInUser> {
  const source = testRuntime();
  const id = source.newId();
  const user = { id, email: email ?? `user${id}@test.example`, fullName: 'Awa Test' };
  await systemSql(source).insert('user', { ...user, createdAt: FIRST_INSTANT });
  return { ...user, sessionId: `session-${id}`, hasSecondFactor: false };
}

export async function newMembership(
  user: SignedInUser,
  role: Role,
  ipmId: bigint,
  organisationId = 0n,
): Promise<void> {
  const source = testRuntime();
  await systemSql(source).insert('Membership', {
    id: source.newId(),
    userId: user.id,
    role,
    ipmId,
    organisationId,
    createdAt: FIRST_INSTANT,
  });
}

async function insertIpm(source: Runtime, options: NewIpmOptions): Promise<IpmIdentity> {
  const id = source.newId();
  const ipm: IpmIdentity = {
    id,
    slug: `test-${id}`,
    name: `IPM de test ${id}`,
    shortName: `Test ${id}`,
    kind: options.kind ?? 'inter-enterprise',
    regionCode: options.regionCode ?? 'SN-DK',
    address: 'Dakar',
    phone: '+221338000000',
    email: `contact@test-${id}.example`,
    approvalNumber: null,
    approvedOn: null as Day | null,
  };
  await systemSql(source).insert('Ipm', { ...ipm, createdAt: FIRST_INSTANT });
  return ipm;
}

async function insertLedger(sql: TenantSql) {
  await sql.insertMany(
    'LedgerAccount',
    IPM_CHART.map(({ code, fr: label, kind }) => ({ code, label, kind })),
  );
  await sql.insertMany(
    'LedgerMapping',
    IPM_MAPPING.map(({ debitAccount: debitCode, creditAccount: creditCode, ...row }) => ({
      ...row,
      debitCode,
      creditCode,
    })),
  );
}

async function insertRule(sql: TenantSql, id: bigint, terms: true | Partial<RuleTerms>) {
  const usual: RuleTerms = {
    rateBasisPoints: 600,
    ceilingXof: 250_000n,
    floorXof: null,
    employerShareBasisPoints: 5_000,
    waitingMonths: 0,
    dueDayOfMonth: 15,
  };
  await sql.insert('ContributionRule', {
    id,
    ...usual,
    ...(terms === true ? {} : terms),
    validFrom: ALWAYS,
    validTo: OPEN_END,
    source: 'test',
    confirmed: true,
    createdAt: FIRST_INSTANT,
  });
}

async function insertCoverRates(ctx: TenantContext, rates: Readonly<Record<string, number>>) {
  await ctx.sql.insertMany(
    'CoverRate',
    Object.entries(rates).map(([rubric, rateBasisPoints]) => ({
      id: ctx.newId(),
      rubric,
      rateBasisPoints,
      validFrom: ALWAYS,
      validTo: OPEN_END,
      source: 'test',
      confirmed: true,
      createdAt: FIRST_INSTANT,
    })),
  );
}
