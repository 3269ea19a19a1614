import { OPEN_END, type Day } from './period';

export type DatedRow = { readonly id: bigint; readonly validFrom: Day; readonly validTo: Day };

/** Where a new row fits among dated ones without overlap: what it closes, and where it ends itself. */
export type DatedPlace =
  | { readonly ok: true; readonly closes: bigint | null; readonly validTo: Day }
  | { readonly ok: false };

/** Rows of one series never overlap; a row that starts on the same day is refused, not replaced. */
export function placeOf(validFrom: Day, rows: readonly DatedRow[]): DatedPlace {
  if (rows.some((row) => row.validFrom === validFrom)) return { ok: false };
  const before = rows.find((row) => row.validFrom < validFrom && row.validTo > validFrom);
  const next = rows
    .map((row) => row.validFrom)
    .filter((start) => start > validFrom)
    .sort()[0];
  return { ok: true, closes: before?.id ?? null, validTo: next ?? before?.validTo ?? OPEN_END };
}
