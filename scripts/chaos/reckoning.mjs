import { becomesTrue, run } from '../processes.mjs';
import { inProject, root } from '../project.mjs';

/** A message that a dead worker had is sent again after a minute, an event by Wave later still. */
const DRAINED_WITHIN_MS = 300_000;

const UNFINISHED = `SELECT
    (SELECT COUNT(*) FROM OutboxMessage WHERE failedAt IS NULL
      AND jobName NOT IN (SELECT jobName FROM ScheduledRun))
    + (SELECT COUNT(*) FROM WaveCheckout WHERE state = 'open' AND sessionId IN (?)) AS count,
    (SELECT COUNT(*) FROM Receipt WHERE method = 'wave' AND externalId IN (?)) AS received`;

/** Waits until no message waits, and all that was paid at Wave, in sessions or without, has come. */
export function drained(database, { paidSessions, unnamedPayments }) {
  const known = [paidSessions, unnamedPayments].map((ids) => (ids.length === 0 ? [''] : ids));
  return becomesTrue(async () => {
    const [[row]] = await database.query(UNFINISHED, known);
    return Number(row.count) === 0 && Number(row.received) === unnamedPayments.length;
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
