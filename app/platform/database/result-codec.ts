/** JSON in which whole numbers of any size keep their type: a bigint is written as `{"$int":"…"}`. */
export function encodeResult(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, item: unknown) =>
    typeof item === 'bigint' ? { $int: item.toString() } : item,
  );
}

/** Accepts the text or what the driver has already parsed of it. */
export function decodeResult(stored: unknown): unknown {
  return revive(typeof stored === 'string' ? (JSON.parse(stored) as unknown) : stored);
}

function revive(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== 'object' || value === null) return value;
  const { $int: whole, ...others } = value as Record<string, unknown>;
  if (typeof whole === 'string' && Object.keys(others).length === 0) return BigInt(whole);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, revive(item)]));
}
