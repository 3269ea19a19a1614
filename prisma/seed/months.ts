import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { percentOf } from '~/domain/money';
import { addDays, firstDay, lastDay, type Day, type Period } from '~/domain/period';
import { issueEmployerCalls } from '~/features/calls/issue-employer-calls.server';
import { postReceipt, type ReceiptMethod } from '~/features/payments/post-receipt.server';
import type { IpmIdentity } from '~/platform/context';
import type { SeededEmployer } from './members';
import type { Random } from './random';
import { morningOf, type SimulatedRuntime } from './simulated-runtime';

export type Habit = 'punctual' | 'late' | 'partial' | 'missing';
export type PlannedReceipt = {
  readonly callId: bigint;
  readonly affiliationId: bigint;
  readonly receivedOn: Day;
  readonly amountXof: bigint;
  readonly method: ReceiptMethod;
  readonly externalId: string;
};
type Call = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly totalXof: bigint;
  readonly dueOn: Day;
};

/**
 * Calls and receipts month after month, in the order of their days, through the real commands. The
 * first employer, whose account the demonstration gives, has its last call still to pay.
 */
export async function seedMonths(options: {
  readonly simulated: SimulatedRuntime;
  readonly ipm: IpmIdentity;
  readonly random: Random;
  readonly rule: ContributionRule;
  readonly employers: readonly SeededEmployer[];
  readonly periods: readonly Period[];
  readonly today: Day;
}): Promise<void> {
  const { simulated, ipm, random, rule, employers, periods, today } = options;
  const habits = new Map(employers.map(({ affiliationId }) => [affiliationId, drawHabit(random)]));
  let waiting: PlannedReceipt[] = [];
  for (const period of periods) {
    const issueDay = lastDay(period);
    waiting = await postUntil(simulated, ipm, waiting, issueDay);
    simulated.setTime(morningOf(issueDay));
    const ctx = simulated.contextOf(ipm, 'Gérant (démonstration)');
    const affiliationIds = employers.map(({ affiliationId }) => affiliationId);
    await issueEmployerCalls(ctx, affiliationIds, { period, rule, issuedBy: 0n });
    const calls = await ctx.sql.rows<Call>`SELECT id, affiliationId, totalXof, dueOn
      FROM ContributionCall WHERE ipmId = ${ctx.sql.ipm} AND period = ${firstDay(period)} ORDER BY id`;
    const shown = period === periods.at(-1) ? employers[0]?.affiliationId : undefined;
    waiting.push(
      ...calls
        .filter(({ affiliationId }) => affiliationId !== shown)
        .flatMap((call) => planReceipts(random, call, habits.get(call.affiliationId))),
    );
  }
  await postUntil(simulated, ipm, waiting, addDays(today, -1));
}

export function drawHabit(random: Random): Habit {
  const draw = random.next();
  if (draw < 0.58) return 'punctual';
  if (draw < 0.8) return 'late';
  return draw < 0.92 ? 'partial' : 'missing';
}

export function planReceipts(
  random: Random,
  call: Call,
  habit: Habit | undefined,
): PlannedReceipt[] {
  if (habit === 'missing' && random.chance(0.8)) return [];
  const delay = habit === 'late' ? random.between(8, 75) : random.between(-10, 0);
  const first = addDays(call.dueOn, delay);
  if (habit !== 'partial') return [planOne(random, call, first, call.totalXof)];
  const part = percentOf(call.totalXof, random.pick([4_000, 5_000, 6_000]));
  const rest = addDays(first, random.between(25, 60));
  return [
    planOne(random, call, first, part),
    ...(random.chance(0.5) ? [planOne(random, call, rest, call.totalXof - part)] : []),
  ];
}

function planOne(random: Random, call: Call, receivedOn: Day, amountXof: bigint): PlannedReceipt {
  const method = random.pick<ReceiptMethod>([
    'wave',
    'wave',
    'wave',
    'wave',
    'wave',
    'bank',
    'bank',
    'bank',
    'cheque',
    'cash',
  ]);
  const serial = random.between(100_000_000, 999_999_999).toString();
  const prefix = { wave: 'T_', bank: 'VIR ', cheque: 'CHQ ', cash: 'CAISSE ' }[method];
  const externalId = `${prefix}${call.id.toString(36).toUpperCase()}${serial}`;
  return {
    callId: call.id,
    affiliationId: call.affiliationId,
    receivedOn,
    amountXof,
    method,
    externalId,
  };
}

/** Posts what was received up to a day, in order; answers what is still to come. */
async function postUntil(
  simulated: SimulatedRuntime,
  ipm: IpmIdentity,
  planned: readonly PlannedReceipt[],
  until: Day,
): Promise<PlannedReceipt[]> {
  const due = planned
    .filter(({ receivedOn }) => receivedOn <= until)
    .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : a.receivedOn > b.receivedOn ? 1 : 0));
  for (const { callId, ...receipt } of due) {
    simulated.setTime(morningOf(receipt.receivedOn));
    const ctx = simulated.contextOf(
      ipm,
      receipt.method === 'wave' ? 'Wave' : 'Comptable (démonstration)',
    );
    await ctx.transaction((tx) =>
      postReceipt(ctx, tx, { ...receipt, targetCallIds: [callId], note: null }),
    );
  }
  return planned.filter(({ receivedOn }) => receivedOn > until);
}
