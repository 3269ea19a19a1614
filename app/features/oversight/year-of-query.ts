/** `?year=2026`, or the current year when it is not a year. */
export function yearOfQuery(query: URLSearchParams, currentYear: number): number {
  const asked = Number(query.get('year'));
  return Number.isInteger(asked) && asked >= 2016 && asked <= currentYear ? asked : currentYear;
}

/** Recovery in basis points; null when nothing was called, which is not 0 %. */
export function recoveryBasisPoints(settledXof: bigint, calledXof: bigint): number | null {
  return calledXof === 0n ? null : Number((settledXof * 10_000n) / calledXof);
}
