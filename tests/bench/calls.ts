import { toPeriod, addMonths, firstDay, lastDay, type Period } from '~/domain/period';
import { getRuleOn } from '~/features/rules/rule-queries.server';
import { issueCalls } from '~/features/calls/issue-calls.server';
import { findIpm, type Runtime } from '~/platform/runtime.server';
import type { RowDataPacket } from 'mysql2/promise';
import { jobContextOf, openRuntime } from './bench-runtime';
import type { Benchmark } from './benchmark';
import { runRole } from './processes';
import { atMost } from './result';
import { cloneTenant, makeNation, makeTenant, type Tenant } from './tenants';
import { alternate, secondsOf } from './timing';

const FULL = { rounds: 2, tenants: 15 };
const QUICK = { rounds: 1, tenants: 4 };
const SIZE = { affiliations: 267, participantsEach: 75, dependantsEach: 0 };
const FIRST_MONTH = toPeriod('2025-01');
/** As production runs it: two workers, each with two long jobs at a time. */
const WORKERS = 2;
const JOBS_AT_ONCE = 2;

/** A month's calls of the nation; the limit is one statement that computes the same lines. */
export const calls: Benchmark = {
  id: 'calls',
  async run({ runtime, quick, note }) {
    const { rounds, tenants } = quick ? QUICK : FULL;
    await makeNation(runtime);
    const first = await makeTenant(runtime, 'appel-0', SIZE);
    const all = [first];
    while (all.length < tenants) {
      all.push(await cloneTenant(runtime, `appel-${String(all.length)}`, first));
    }
    const workers = all.length * SIZE.affiliations * SIZE.participantsEach;
    note(`  ${String(workers)} participants of ${String(all.length)} IPM`);
    const pair = await alternate(
      rounds,
      (round) => issueAll(all, addMonths(FIRST_MONTH, round)),
      (round) => insertAll(runtime, all, round),
    );
    await refuseOtherFrancs(runtime, first);
    const name = `Calls for ${String(workers)} participants, against one INSERT … SELECT`;
    return [atMost({ id: 'calls', name, unit: 's', bar: 3 }, pair)];
  },
};

export type CallsPlan = { readonly ipmIds: readonly string[]; readonly period: string };
type Span = { readonly startedAt: number; readonly endedAt: number };

/** Each worker has every n-th IPM; the time is from the first that begins to the last that ends. */
async function issueAll(tenants: readonly Tenant[], period: Period): Promise<number> {
  const spans = await Promise.all(
    Array.from({ length: WORKERS }, (_, worker) => {
      const mine = tenants.filter((_tenant, index) => index % WORKERS === worker);
      const plan: CallsPlan = { ipmIds: mine.map(({ ipm }) => String(ipm.id)), period };
      return runRole('calls', plan) as Promise<Span>;
    }),
  );
  const start = Math.min(...spans.map(({ startedAt }) => startedAt));
  return (Math.max(...spans.map(({ endedAt }) => endedAt)) - start) / 1_000;
}

/** The job of a worker process, without the queue. */
export async function playCalls({ ipmIds, period }: CallsPlan): Promise<Span> {
  const { runtime, close } = await openRuntime();
  try {
    const startedAt = Date.now();
    const waiting = [...ipmIds];
    const lane = async () => {
      for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
        await issueMonth(runtime, BigInt(id), period);
      }
    };
    await Promise.all(Array.from({ length: JOBS_AT_ONCE }, lane));
    return { startedAt, endedAt: Date.now() };
  } finally {
    await close();
  }
}

async function issueMonth(runtime: Runtime, id: bigint, period: string) {
  const ipm = await findIpm(runtime, { id });
  if (ipm === null) throw new Error('an IPM is missing');
  const ctx = jobContextOf(runtime, ipm);
  const progressId = runtime.newId();
  await issueCalls(ctx, { ipmId: id, progressId, period, issuedBy: 1n, actor: 'mesure' });
}

const MONTH_OF_LIMIT = toPeriod('2025-01');
/** Its lines name calls that are none, far from all ids that are. */
const LIMIT_CALLS = 40n;

async function insertAll(runtime: Runtime, tenants: readonly Tenant[], round: number) {
  const rule = await getRuleOn(
    jobContextOf(runtime, (tenants[0] as Tenant).ipm).sql,
    firstDay(MONTH_OF_LIMIT),
  );
  return secondsOf(() =>
    runtime.pool.query(
      `INSERT INTO ContributionCallLine (ipmId, callId, position, participantId, employmentId, ruleId,
         matricule, fullName, salaryXof, baseXof, totalXof, employerXof, workerXof)
       SELECT c.ipmId, c.callId, c.position, c.participantId, c.employmentId, c.ruleId, c.matricule,
         c.fullName, c.salaryXof, c.baseXof, c.totalXof,
         c.totalXof - (c.totalXof * (10000 - c.share)) DIV 10000,
         (c.totalXof * (10000 - c.share)) DIV 10000
       FROM (
         SELECT e.ipmId, e.affiliationId + ? AS callId,
           ROW_NUMBER() OVER (PARTITION BY e.ipmId, e.affiliationId ORDER BY e.participantId) AS position,
           e.participantId, e.id AS employmentId, r.id AS ruleId, p.matricule,
           CONCAT(p.firstName, ' ', p.lastName) AS fullName, e.monthlySalaryXof AS salaryXof,
           LEAST(e.monthlySalaryXof, r.ceilingXof) AS baseXof,
           (LEAST(e.monthlySalaryXof, r.ceilingXof) * r.rateBasisPoints + 5000) DIV 10000 AS totalXof,
           r.employerShareBasisPoints AS share
         FROM Employment e
           JOIN Participant p ON p.ipmId = e.ipmId AND p.id = e.participantId
           JOIN ContributionRule r ON r.ipmId = e.ipmId AND r.id = ?
         WHERE e.ipmId IN (?) AND e.validFrom <= ? AND e.validTo > ?
       ) c`,
      [
        BigInt(round + 1) << LIMIT_CALLS,
        rule.id,
        tenants.map(({ ipm }) => ipm.id),
        lastDay(MONTH_OF_LIMIT),
        firstDay(MONTH_OF_LIMIT),
      ],
    ),
  );
}

/** Both sides must have computed the same, to the franc. */
async function refuseOtherFrancs(runtime: Runtime, { ipm }: Tenant) {
  const sums = async (isOurs: boolean) => {
    const [rows] = await runtime.pool.query<RowDataPacket[]>(
      `SELECT COUNT(*) AS total, SUM(l.totalXof) AS called, SUM(l.workerXof) AS worker
       FROM ContributionCallLine l
         LEFT JOIN ContributionCall c ON c.ipmId = l.ipmId AND c.id = l.callId
       WHERE l.ipmId = ? AND (c.id IS NOT NULL) = ?`,
      [ipm.id, isOurs],
    );
    return Object.values(rows[0] ?? {}).join('/');
  };
  const [ours, limit] = [await sums(true), await sums(false)];
  if (ours !== limit) throw new Error(`the limit computed other francs: ${ours}, ${limit}`);
}
