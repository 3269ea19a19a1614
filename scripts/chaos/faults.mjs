import { setTimeout as pause } from 'node:timers/promises';

/** Redis comes back by turns with what it had on disk, and with nothing. */
const KINDS = ['web', 'worker', 'redis', 'mariadb', 'web', 'worker', 'redis-emptied', 'mariadb'];
const OPERATIONS_PER_FAULT = 40;
const FAULTS_AT_LEAST = 8;
const DELAY_AT_MOST_MS = 800;

/** Which program dies, after how many operations and how long after: each as often as the others. */
export function planFaults(random, operations) {
  const count = Math.max(FAULTS_AT_LEAST, Math.round(operations / OPERATIONS_PER_FAULT));
  const spacing = operations / (count + 1);
  return Array.from({ length: count }, (_, index) => ({
    kind: KINDS[index % KINDS.length],
    at: Math.round(spacing * (index + 1) + random.int(-spacing * 40, spacing * 40) / 100),
    delayMs: random.int(0, DELAY_AT_MOST_MS),
  })).sort((a, b) => a.at - b.at);
}

/** Kills by the plan as operations go on; a program is not killed again while it is still coming back. */
export function createFaults({ plan, world, report }) {
  const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
  const underWay = new Map();
  const waiting = [...plan];
  let isHeld = false;
  const inflict = async ({ kind, delayMs }) => {
    const program = kind.split('-')[0];
    await underWay.get(program);
    await pause(delayMs);
    counts[kind] += 1;
    report(`  ✗ SIGKILL ${kind}`);
    await world.kill(program, { isEmptied: kind === 'redis-emptied' });
  };
  return {
    counts,
    /** Tells how many operations were asked; what the plan has for then happens. */
    reached(asked) {
      while (!isHeld && waiting.length > 0 && waiting[0].at <= asked) {
        const fault = waiting.shift();
        underWay.set(fault.kind.split('-')[0], inflict(fault));
      }
    },
    settled: () => Promise.all(underWay.values()),
    /** Nothing of the plan happens during `work`, which may kill for itself. */
    async hold(work) {
      isHeld = true;
      try {
        await Promise.all(underWay.values());
        await work((kind, delayMs) => inflict({ kind, delayMs }));
      } finally {
        isHeld = false;
      }
    },
  };
}
