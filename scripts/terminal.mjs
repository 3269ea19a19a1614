/** What the two commands print: one line a step, with its time. */

// A closed terminal must not keep the program from stopping what it started.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

const started = performance.now();

export const secondsSince = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

export function say(line = '') {
  process.stdout.write(`${line}\n`);
}

export function totalTime() {
  return secondsSince(started);
}

/** Runs `work` and prints its name with its time; `work` may return a remark to show beside it. */
export async function step(name, work) {
  const since = performance.now();
  try {
    const result = await work();
    const remark = typeof result === 'string' && result !== '' ? ` (${result})` : '';
    say(`  ✓ ${name.padEnd(44)} ${secondsSince(since).padStart(8)}${remark}`);
    return result;
  } catch (error) {
    say(`  ✗ ${name.padEnd(44)} ${secondsSince(since).padStart(8)}`);
    throw error;
  }
}

/** A mistake that a person can correct: shown as a sentence, without a stack. */
export class PersonError extends Error {}

/** Ends the program with the sentence of a PersonError, or with the whole error. */
export function explain(error) {
  const text = error instanceof PersonError ? error.message : (error?.stack ?? String(error));
  process.stderr.write(`\n${text}\n`);
}
