/** A value of a row: what a column of ours may hold. */
export type Column = string | number | bigint | boolean | Date | Uint8Array | null;

/** In a text between single quotes, these two alone end it or change what follows. */
const SPECIAL = /['\\]/;
const EVERY_SPECIAL = /['\\]/g;

/**
 * The value as it stands in a statement. The driver does the same, one general step after another;
 * in rows by the thousand these steps are what an insert costs.
 */
export function sqlLiteral(value: Column): string {
  if (typeof value === 'string') {
    return SPECIAL.test(value) ? `'${value.replace(EVERY_SPECIAL, '\\$&')}'` : `'${value}'`;
  }
  if (value === null) return 'NULL';
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (value instanceof Date) return instant(value);
  if (value instanceof Uint8Array) return `X'${Buffer.from(value).toString('hex')}'`;
  throw new Error('a value of a row is not a plain value');
}

/** `'2026-11-22 23:45:00.000'`, UTC. */
function instant(value: Date): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = `'${value.toISOString().replace('T', ' ').slice(0, 23)}'`;
  texts.set(value, text);
  return text;
}

/** The rows of one transaction share one instant. */
const texts = new WeakMap<Date, string>();
