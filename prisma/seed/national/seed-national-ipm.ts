import { shareByLargestRemainder } from '~/domain/money';
import { lastDay, periodOf, type Day, type Period } from '~/domain/period';
import type { EmploymentRow } from '~/features/calls/called-employments.server';
import { getDuesRule } from '~/features/dues/dues-queries.server';
import type { CareFacts } from '~/features/invoices/adjudicate-lines';
import { openBooks } from '~/features/ledger/open-books.server';
import type { TenantContext } from '~/platform/context';
import type { Runtime } from '~/platform/runtime.server';
import { planIpmAccounts } from '../accounts';
import { seedEmployers, type SeededEmployer } from '../members';
import type { Random } from '../random';
import { insertCoverRates, insertIpm, insertRule } from '../seed-ipm';
import { morningOf, simulateRuntime } from '../simulated-runtime';
import { openWithBooks, seedWallet } from '../wallets';
import { createBooks, type Books } from './books';
import { createContributions } from './bulk-contributions';
import { createDues } from './bulk-dues';
import { createDuesPayments, writeDuesPayments, type ReceiptNumbers } from './bulk-dues-payments';
import { planInvoices, type CareRegisters } from './bulk-invoices';
import { bulkMembers, type BulkWorker } from './bulk-members';
import type { NationalIpm } from './national-plan';
import { bulkAdhesions, type BulkAdhesion, type PooledProvider } from './provider-pool';
import { createInvoiceSums } from './invoice-life';
import { createSchedule } from './schedule';
import type { TableLoader } from './table-loader';

/** Process numbers of the IPM's ids start above those of the demonstration and of the nation. */
const FIRST_PROCESS = 200;
/** Ids of persons, which belong to no IPM, then follow the order of the IPM. */
const SECONDS_BETWEEN_IPM = 60;

export type NationalTimes = {
  readonly periods: readonly Period[];
  readonly startsOn: Day;
  readonly today: Day;
};

type Given = NationalTimes & {
  readonly ipm: NationalIpm;
  readonly pool: readonly PooledProvider[];
  readonly loader: TableLoader;
};

/**
 * One IPM of any size, from its approval to today, its rows written in bulk; `settle` then writes what
 * it has learnt from ICAMO, whose receipts are numbered over all IPM.
 */
export async function seedNationalIpm(base: Runtime, random: Random, given: Given) {
  const opened = await openIpm(base, random, given);
  const { books, ctx, employers, wallet } = opened;
  const { ipm: planned, pool, periods, startsOn, today } = given;
  const workers = await bulkMembers({
    books,
    ctx,
    random: random.fork('members'),
    ipm: planned,
    employers,
    periods,
  });
  const adhesions = bulkAdhesions({
    books,
    random: random.fork('providers'),
    pool,
    count: planned.providers,
    startsOn,
    today,
  });
  const { claims, payments } = await liveThrough(random, given, { ...opened, workers, adhesions });
  const { id, slug, shortName } = ctx.ipm;
  const accounts = planIpmAccounts({
    id,
    slug,
    shortName,
    employerId: employers[0]?.employerId ?? 0n,
    providerId: adhesions[0]?.providerId ?? 0n,
  });
  const settle = async (numbers: ReceiptNumbers) => {
    writeDuesPayments(books, payments, numbers);
    await close(books);
  };
  return {
    ipm: ctx.ipm,
    accounts,
    wallet: await openWithBooks(
      ctx,
      wallet,
      adhesions.flatMap(({ holder }) => holder ?? []),
    ),
    claims,
    payments,
    settle,
  };
}

/** The few rows that any IPM begins with, written as the demonstration writes them. */
async function openIpm(base: Runtime, random: Random, given: Given) {
  const { ipm: planned, loader, startsOn } = given;
  const start = new Date(
    morningOf(startsOn).getTime() + planned.rank * SECONDS_BETWEEN_IPM * 1_000,
  );
  const simulated = simulateRuntime(base, FIRST_PROCESS + planned.rank, start);
  const { runtime } = simulated;
  const ipm = await insertIpm(runtime, planned.planned, startsOn);
  const ctx = simulated.contextOf(ipm);
  await openBooks(ctx.sql, ipm.kind);
  const rule = await insertRule(ctx, planned.planned);
  await insertCoverRates(ctx, random.fork('cover'));
  const wallet = await seedWallet(ctx, base.settings.appUrl);
  const employers = await seedEmployers(runtime, ctx, random.fork('employers'), {
    ipm: planned.planned,
    firstEmployer: planned.firstEmployer,
    startsOn,
  });
  const books = createBooks({
    ipmId: ipm.id,
    loader,
    newId: runtime.newId,
    setTime: simulated.setTime,
    auditKey: base.settings.AUDIT_KEY,
    startsAt: start,
  });
  return { books, ctx, rule, employers, wallet };
}

type Opened = Awaited<ReturnType<typeof openIpm>> & {
  readonly workers: readonly BulkWorker[];
  readonly adhesions: readonly BulkAdhesion[];
};

/** Day after day: what comes in, what is decided, and on the last of a month what is called. */
async function liveThrough(random: Random, given: Given, opened: Opened) {
  const { ipm: planned, periods, startsOn, today } = given;
  const { books, ctx, rule, employers, workers, adhesions } = opened;
  const schedule = createSchedule();
  const dues = createDues(books, ctx.ipm.id, await getDuesRule(ctx.sql, startsOn));
  const payments = createDuesPayments({
    books,
    dues,
    schedule,
    random: random.fork('dues'),
    debtorIpmId: ctx.ipm.id,
    today,
  });
  const contributions = createContributions({
    books,
    dues,
    schedule,
    random: random.fork('months'),
    rule,
    employers,
    employments: employmentsByAffiliation(workers),
  });
  const affiliations = affiliationsOf(employers);
  const registers: CareRegisters = {
    workers: planned.lines === 0 ? [] : workers,
    adhesions,
    affiliations,
    coverRates: await coverRatesOf(ctx),
    rules: [rule],
  };
  const sums = createInvoiceSums();
  const care = { books, schedule, random: random.fork('invoices'), registers, today, sums };
  const shares = periods.map(() => 1n);
  const lines = shareByLargestRemainder(BigInt(planned.lines), shares);
  await schedule.run(startsOn, today, {
    startDay: books.setDay,
    ready: books.ready,
    eachDay: async (day) => {
      const index = periods.indexOf(periodOf(day));
      const period = periods[index];
      if (period === undefined || day !== lastDay(period)) return;
      payments.plan(period);
      await contributions.issue(period);
      planInvoices(care, period, Number(lines[index] ?? 0n));
    },
  });
  contributions.close();
  const claims = dues.close();
  for (const row of sums.byMonth.total()) books.add('InvoiceSummary', row);
  for (const row of sums.byDueDay.total()) books.add('InvoiceDueSummary', row);
  await books.flush();
  return { claims, payments: payments.all() };
}

/** As if the sealing job had run to the last entry. */
async function close(books: Books) {
  books.add('NumberSeries', { series: 'audit-chain', year: 0, lastNumber: 0 });
  await books.close();
}

function affiliationsOf(employers: readonly SeededEmployer[]): CareRegisters['affiliations'] {
  return new Map(
    employers.map(({ affiliationId: id, affiliatedOn }) => [
      id,
      { id, affiliatedOn, endedOn: null, suspensions: [] },
    ]),
  );
}

function coverRatesOf({ sql }: TenantContext): Promise<CareFacts['coverRates']> {
  return sql.rows`SELECT id, rubric, rateBasisPoints, validFrom, validTo FROM CoverRate
    WHERE ipmId = ${sql.ipm} ORDER BY id`;
}

function employmentsByAffiliation(workers: readonly BulkWorker[]) {
  const employments = new Map<bigint, EmploymentRow[]>();
  for (const employment of workers.flatMap((worker) => worker.employments)) {
    const known = employments.get(employment.affiliationId);
    if (known === undefined) employments.set(employment.affiliationId, [employment]);
    else known.push(employment);
  }
  return employments;
}
