import { addDays, periodOf, type Day } from '~/domain/period';
import { confirmRemittance } from '~/features/dues/confirm-remittance.server';
import { declareDuesPayment } from '~/features/dues/declare-dues-payment.server';
import { listDuesMonths } from '~/features/dues/dues-queries.server';
import { learnDuesDecision } from '~/features/dues/learn-dues-decision.server';
import { receiveRemittance } from '~/features/dues/receive-remittance.server';
import { refuseRemittance } from '~/features/dues/refuse-remittance.server';
import type { IpmIdentity } from '~/platform/context';
import { systemSql, type Runtime } from '~/platform/runtime.server';
import { drawDuesHabit, planDuesPayment, type PlannedDuesPayment } from './dues-payments';
import type { Random } from './random';
import { morningOf, simulateRuntime, type SimulatedRuntime } from './simulated-runtime';

const FIRST_PROCESS = 120;
const ICAMO_PROCESS = 104;

type Step = { readonly on: Day; readonly run: () => Promise<void> };
type Place = { readonly ipm: IpmIdentity; readonly simulated: SimulatedRuntime };

/** What the IPM pay ICAMO, and what ICAMO decides, in the order of the days, through the real commands. */
export async function seedDuesPayments(
  base: Runtime,
  random: Random,
  nation: {
    readonly icamo: IpmIdentity;
    readonly ipms: readonly IpmIdentity[];
    readonly startsOn: Day;
    readonly today: Day;
  },
): Promise<void> {
  const { startsOn, today } = nation;
  const start = morningOf(startsOn);
  const icamo = { ipm: nation.icamo, simulated: simulateRuntime(base, ICAMO_PROCESS, start) };
  const steps: Step[] = [];
  for (const [index, ipm] of nation.ipms.entries()) {
    const payer = { ipm, simulated: simulateRuntime(base, FIRST_PROCESS + index, start) };
    const planned = await planPayments(payer, random.fork(ipm.slug), addDays(today, -1));
    for (const payment of planned) steps.push(...stepsOf(payer, icamo, payment));
  }
  steps.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
  for (const { run } of steps) await run();
  await putAway(base);
}

async function planPayments({ ipm, simulated }: Place, random: Random, until: Day) {
  const { sql } = simulated.contextOf(ipm);
  const years = await sql.rows<{ year: number }>`SELECT year FROM DuesYear
    WHERE ipmId = ${sql.ipm} ORDER BY year`;
  const habit = drawDuesHabit(random);
  const planned: PlannedDuesPayment[] = [];
  for (const { year } of years) {
    for (const { period, dueXof } of await listDuesMonths(sql, year)) {
      const month = { period: periodOf(period), dueXof };
      const payment = planDuesPayment(random, habit, month, until);
      if (payment !== null) planned.push(payment);
    }
  }
  return planned;
}

function stepsOf(payer: Place, icamo: Place, payment: PlannedDuesPayment): Step[] {
  const { decision, ...declared } = payment;
  let paymentId = 0n;
  const declare = async () => {
    const ctx = contextOn(payer, declared.paidOn, 'Comptable (démonstration)');
    ({ paymentId } = await done(declareDuesPayment(ctx, declared)));
    const message = { ipmId: payer.ipm.id, paymentId, ...declared };
    await receiveRemittance(contextOn(icamo, declared.paidOn, 'système'), message);
  };
  if (decision === null) return [{ on: declared.paidOn, run: declare }];
  const decide = async () => {
    const { state, on, reason } = decision;
    const ctx = contextOn(icamo, on, 'Agent, ICAMO (démonstration)');
    const { amountXof } = declared;
    await done(
      reason === null
        ? confirmRemittance(ctx, { paymentId, amountXof })
        : refuseRemittance(ctx, { paymentId, reason }),
    );
    const row = await ctx.sql.first<{ number: string | null }>`SELECT number FROM DuesRemittance
      WHERE ipmId = ${ctx.sql.ipm} AND paymentId = ${paymentId}`;
    await learnDuesDecision(contextOn(payer, on, 'système'), {
      debtorIpmId: payer.ipm.id,
      paymentId,
      decision: state,
      reason,
      number: row?.number ?? null,
      decidedOn: on,
    });
  };
  return [
    { on: declared.paidOn, run: declare },
    { on: decision.on, run: decide },
  ];
}

function contextOn({ ipm, simulated }: Place, day: Day, actor: string) {
  simulated.setTime(morningOf(day));
  return simulated.contextOf(ipm, actor);
}

/** Both sides have dealt with these messages already. */
async function putAway(base: Runtime): Promise<void> {
  const system = systemSql(base);
  const names = system.list(['dues.payment-declared', 'dues.payment-decided']);
  await system.run`INSERT INTO OutboxHistory (ipmId, id, jobName, payload, createdAt, doneAt)
    SELECT ipmId, id, jobName, payload, createdAt, createdAt FROM OutboxMessage
    WHERE jobName IN (${names})`;
  await system.run`DELETE FROM OutboxMessage WHERE jobName IN (${names})`;
}

async function done<Result extends { readonly ok: boolean }>(
  answer: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
  const result = await answer;
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result)}`);
  return result as Extract<Result, { ok: true }>;
}
