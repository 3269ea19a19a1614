/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Nearest rank: the smallest value that `percent` of all do not exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? Number.NaN;
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await work();
  return (performance.now() - since) / 1_000;
}

/** Runs `count` pieces of work, `atOnce` of them at a time; answers how many a second. */
export async function rateOf(
  count: number,
  atOnce: number,
  work: (index: number, lane: number) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const lane = async (number: number) => {
    while (next < count) await work(next++, number);
  };
  const seconds = await secondsOf(() =>
    Promise.all(Array.from({ length: atOnce }, (_, number) => lane(number))),
  );
  return count / seconds;
}

export type Pair = { readonly ours: number; readonly limit: number; readonly ratio: number };

/**
 * Measures ours and the limit in turns, so that what else the machine does falls on both. The ratio is
 * the median of the rounds' own ratios; the first round warms up and does not count.
 */
export async function alternate(
  rounds: number,
  ours: (round: number) => Promise<number>,
  limit: (round: number) => Promise<number>,
): Promise<Pair> {
  const pairs: { ours: number; limit: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const oursFirst = round % 2 === 0;
    const first = await (oursFirst ? ours(round) : limit(round));
    const second = await (oursFirst ? limit(round) : ours(round));
    if (round === 0) continue;
    pairs.push(oursFirst ? { ours: first, limit: second } : { ours: second, limit: first });
  }
  return {
    ours: median(pairs.map((pair) => pair.ours)),
    limit: median(pairs.map((pair) => pair.limit)),
    ratio: median(pairs.map((pair) => pair.ours / pair.limit)),
  };
}
