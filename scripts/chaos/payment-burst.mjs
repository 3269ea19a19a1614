import { becomesTrue } from '../processes.mjs';
import { payThroughWave } from './pay-through-wave.mjs';

const PAYMENTS = 8;
const GATHERED_WITHIN_MS = 15_000;
const KILLED_AFTER_AT_MOST_MS = 250;

/**
 * The worker stands still while payments of calls gather before it, then goes on and is killed with some
 * of them allocated, one under way and the others untouched.
 */
export function burstOfPayments({ perform, faults, world, random, database }) {
  return faults.hold(async (kill) => {
    world.freeze('worker');
    try {
      await Promise.all(Array.from({ length: PAYMENTS }, () => perform(payThroughWave)));
      await becomesTrue(() => hasWaiting(database), GATHERED_WITHIN_MS);
    } finally {
      world.thaw('worker');
    }
    await kill('worker', random.int(0, KILLED_AFTER_AT_MOST_MS));
  });
}

async function hasWaiting(database) {
  const [[row]] = await database.query(
    "SELECT COUNT(*) AS waiting FROM WaveEvent WHERE state = 'received'",
  );
  return Number(row.waiting) >= PAYMENTS / 2;
}
