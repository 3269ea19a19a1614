import { becomesTrue, run } from '../processes.mjs';
import { inProject, root } from '../project.mjs';

/** A message that a dead worker had is sent again after a minute, an event by Wave later still. */
const DRAINED_WITHIN_MS = 300_000;

const UNFINISHED = `SELECT
    (SELECT COUNT(*) FROM OutboxMessage WHERE failedAt IS NULL
      AND jobName NOT IN (SELECT jobName FROM ScheduledRun))
      AS messages,
    (SELECT COUNT(*) FROM WavePayout WHERE state IN ('intent', 'sent'))
      + (SELECT COUNT(*) FROM WavePayoutReversal WHERE state = 'intent') AS payouts,
    (SELECT COUNT(*) FROM WaveCheckout WHERE state = 'open' AND sessionId IN (?)) AS sessions,
    (SELECT COUNT(*) FROM Receipt WHERE method = 'wave' AND externalId IN (?)) AS received`;

const TOLD_EVERY_MS = 30_000;

/**
 * Waits until no message waits, no order to Wave is under way, and all that was paid at Wave, in
 * sessions or without, has come; says now and then what it still waits for.
 */
export function drained(database, { paidSessions, unnamedPayments }, report) {
  const known = [paidSessions, unnamedPayments].map((ids) => (ids.length === 0 ? [''] : ids));
  let toldAt = performance.now();
  return becomesTrue(async () => {
    const [[row]] = await database.query(UNFINISHED, known);
    const { messages, payouts, sessions, received } = row;
    const waiting = { messages, payouts, sessions, payments: unnamedPayments.length - received };
    if (Object.values(waiting).every((count) => Number(count) === 0)) return true;
    if (performance.now() - toldAt > TOLD_EVERY_MS) {
      toldAt = performance.now();
      report(`  … ${JSON.stringify(waiting)}`);
    }
    return false;
  }, DRAINED_WITHIN_MS);
}

/** The verdict of `npm run verify` on the world's database. */
export async function verify(env) {
  const program = [inProject('build/node/verify.js'), '--json'];
  const { output } = await run(process.execPath, program, {
    cwd: root,
    env: { ...process.env, ...env },
  });
  const json = output.split('\n').find((line) => line.startsWith('{"invariants"'));
  if (json === undefined) throw new Error(output);
  return JSON.parse(json);
}
