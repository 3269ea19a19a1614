/** `?year=2026`, or the current year when it is not a year. */
export function yearOfQuery(query: URLSearchParams, currentYear: number): number {
  const asked = Number(query.get('year'));
  return Number.isInteger(asked) && asked >= 2016 && asked <= currentYear ? asked : currentYear;
}
