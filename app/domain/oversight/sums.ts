/** A row of a summary: its texts say what it sums up, its whole numbers are the sums. */
export type SumRow = Readonly<Record<string, string | bigint>>;

/** Rows of the same texts become one; rows that change nothing are left out; in the order of their texts. */
export function addUp<Row extends SumRow>(rows: readonly Row[]): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const key = keyOf(row);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? row : added(known, row));
  }
  return [...byKey]
    .filter(([, row]) =>
      Object.values(row).some((value) => typeof value === 'bigint' && value !== 0n),
    )
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row);
}

/** The same row taken away. */
export const negative = <Row extends SumRow>(row: Row): Row => mapSums(row, (value) => -value);

const added = <Row extends SumRow>(one: Row, other: Row): Row =>
  mapSums(one, (value, name) => value + BigInt(other[name] ?? 0n));

function mapSums<Row extends SumRow>(row: Row, change: (value: bigint, name: string) => bigint) {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'bigint' ? change(value, name) : value,
    ]),
  ) as Row;
}

const keyOf = (row: SumRow) =>
  Object.values(row)
    .filter((value) => typeof value === 'string')
    .join(' ');
