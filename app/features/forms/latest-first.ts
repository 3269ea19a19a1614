const ROWS_PER_READ = 500;
/** Above every id. */
const AFTER_ALL = 2n ** 63n - 1n;

/**
 * Every row, the latest first, read by pages while the file is written. A page begins where the one
 * before ended: a row that comes meanwhile repeats and hides no other.
 */
export async function* latestFirst<Row extends { readonly id: bigint }>(
  readBefore: (id: bigint, limit: number) => Promise<readonly Row[]>,
): AsyncGenerator<Row> {
  for (let before = AFTER_ALL; ;) {
    const rows = await readBefore(before, ROWS_PER_READ);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_PER_READ) return;
    before = last.id;
  }
}
