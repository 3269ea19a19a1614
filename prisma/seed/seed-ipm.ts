import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { RUBRICS } from '~/domain/care/rubrics';
import { addDays, OPEN_END, toDay, type Day, type Period } from '~/domain/period';
import { openBooks } from '~/features/ledger/open-books.server';
import type { IpmIdentity, TenantContext } from '~/platform/context';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { planIpmAccounts, type PlannedAccount } from './accounts';
import { seedCare } from './care';
import { seedMembers } from './members';
import { seedMonths } from './months';
import type { PlannedIpm } from './nation';
import type { Random } from './random';
import { morningOf, simulateRuntime } from './simulated-runtime';
import { openWithBooks, seedWallet } from './wallets';

export type IpmPlan = {
  readonly index: number;
  readonly planned: PlannedIpm;
  readonly participants: bigint;
  readonly dependants: bigint;
  readonly firstEmployer: number;
  readonly startsOn: Day;
  readonly periods: readonly Period[];
  readonly today: Day;
  readonly appUrl: string;
};

/** One IPM from its approval to the eve of today. */
export async function seedIpm(base: Runtime, random: Random, plan: IpmPlan) {
  const simulated = simulateRuntime(base, plan.index + 1, morningOf(plan.startsOn));
  const { runtime } = simulated;
  const ipm = await insertIpm(runtime, plan.planned, plan.startsOn);
  const ctx = simulated.contextOf(ipm);
  await openBooks(ctx.sql, ipm.kind);
  const rule = await insertRule(ctx, plan.planned);
  await insertCoverRates(ctx, random.fork('cover'));
  const wallet = await seedWallet(ctx, plan.appUrl);
  const { planned: of, participants, dependants, firstEmployer, startsOn } = plan;
  const employers = await seedMembers(runtime, ctx, random.fork('members'), {
    ipm: of,
    participants,
    dependants,
    firstEmployer,
    startsOn,
  });
  const { periods, today } = plan;
  const months = { simulated, ipm, random: random.fork('months'), rule, employers, periods, today };
  await seedMonths(months);
  const { providerId, holders } = await seedCare({
    simulated,
    ipm,
    random: random.fork('care'),
    periods,
    today,
  });
  const accounts: PlannedAccount[] = planIpmAccounts({
    id: ipm.id,
    slug: ipm.slug,
    shortName: ipm.shortName,
    employerId: employers[0]?.employerId ?? 0n,
    providerId,
  });
  return { ipm, accounts, wallet: await openWithBooks(ctx, wallet, holders) };
}

export async function insertIpm(
  source: Runtime,
  planned: PlannedIpm,
  startsOn: Day,
): Promise<IpmIdentity> {
  const { slug, name, shortName, kind, regionCode, city } = planned;
  const ipm: IpmIdentity = {
    id: source.newId(),
    slug,
    name,
    shortName,
    kind,
    regionCode,
    address: `BP 120, ${city}`,
    phone: '+221338000000',
    email: `contact@${slug}.example`,
    approvalNumber: `${1_000 + slug.length * 37}/MTESS/DGTSS/DPS`,
    approvedOn: addDays(startsOn, -2_000),
  };
  await systemSql(source).insert('Ipm', { ...ipm, cdpNumber: null, createdAt: source.clock() });
  return ipm;
}

export async function insertRule(
  ctx: TenantContext,
  planned: PlannedIpm,
): Promise<ContributionRule> {
  const rule: ContributionRule = {
    id: ctx.newId(),
    rateBasisPoints: planned.rateBasisPoints,
    ceilingXof: 250_000n,
    floorXof: null,
    employerShareBasisPoints: 5_000,
    waitingMonths: planned.waitingMonths,
    dueDayOfMonth: 15,
    validFrom: toDay('2020-01-01'),
    validTo: OPEN_END,
    source: 'Règlement intérieur (démonstration)',
    confirmed: false,
  };
  await ctx.sql.insert('ContributionRule', { ...rule, createdBy: null, createdAt: ctx.now });
  return rule;
}

export async function insertCoverRates(ctx: TenantContext, random: Random): Promise<void> {
  await ctx.sql.insertMany(
    'CoverRate',
    RUBRICS.map(({ code }) => ({
      id: ctx.newId(),
      rubric: code,
      rateBasisPoints: random.pick([6_000, 7_000, 8_000, 8_000]),
      validFrom: '2020-01-01',
      validTo: OPEN_END,
      source: 'Règlement intérieur (démonstration)',
      confirmed: false,
      createdAt: ctx.now,
    })),
  );
}
