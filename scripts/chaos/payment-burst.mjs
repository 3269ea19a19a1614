import { becomesTrue } from '../processes.mjs';
import { payThroughWave } from './pay-through-wave.mjs';

const PAYMENTS = 8;
const GATHERED_WITHIN_MS = 15_000;
const KILLED_AFTER_AT_MOST_MS = 250;

/**
 * The worker stands still while payments of calls gather before it, then goes on and is killed with some
 * of them allocated, one under way and the others untouched.
 */
export async function burstOfPayments({ perform, faults, world, ipms, random, database }) {
  await faults.settled();
  world.freeze('worker');
  try {
    const payments = Array.from({ length: PAYMENTS }, () =>
      perform(payThroughWave, random.pick(ipms)),
    );
    await Promise.all(payments);
    await becomesTrue(() => hasWaiting(database), GATHERED_WITHIN_MS);
  } finally {
    world.thaw('worker');
  }
  await faults.now('worker', random.int(0, KILLED_AFTER_AT_MOST_MS));
}

async function hasWaiting(database) {
  const [[row]] = await database.query(
    "SELECT COUNT(*) AS waiting FROM WaveEvent WHERE state = 'received'",
  );
  return Number(row.waiting) >= PAYMENTS / 2;
}
