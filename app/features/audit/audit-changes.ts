export type AuditValue = string | number | bigint | boolean | null;
export type AuditChange = {
  readonly field: string;
  readonly before: AuditValue;
  readonly after: AuditValue;
};

const FIELDS_LIMIT = 60;
const TEXT_LENGTH = 200;

/** Field by field, what two stored states differ in; nested fields are named `parent.child`. */
export function changesBetween(before: string | null, after: string | null): AuditChange[] {
  const old = flat(before);
  const now = flat(after);
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((field) => old.get(field) !== now.get(field))
    .slice(0, FIELDS_LIMIT)
    .map((field) => ({
      field,
      before: old.get(field) ?? null,
      after: now.get(field) ?? null,
    }));
}

function flat(stored: string | null): Map<string, AuditValue> {
  const fields = new Map<string, AuditValue>();
  if (stored !== null) collect(fields, '', JSON.parse(stored) as unknown);
  return fields;
}

function collect(fields: Map<string, AuditValue>, name: string, value: unknown) {
  if (typeof value === 'object' && value !== null) {
    if (Array.isArray(value)) {
      // Of a list of records a person reads how many there were.
      const isOfRecords = value.some((one) => typeof one === 'object');
      fields.set(name, isOfRecords ? value.length : value.join(', ').slice(0, TEXT_LENGTH));
      return;
    }
    const { $int: whole } = value as { $int?: unknown };
    if (typeof whole === 'string') {
      fields.set(name, BigInt(whole));
      return;
    }
    for (const [key, child] of Object.entries(value)) {
      collect(fields, name === '' ? key : `${name}.${key}`, child);
    }
    return;
  }
  if (typeof value === 'string') fields.set(name, value.slice(0, TEXT_LENGTH));
  else if (typeof value === 'number' || typeof value === 'boolean') fields.set(name, value);
}
