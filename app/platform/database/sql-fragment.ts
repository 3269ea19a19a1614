/** Stands for the tenant of the handle that runs the statement. */
export const TENANT = Symbol('tenant');

export type SqlValue =
  string | number | bigint | boolean | Date | Uint8Array | null | typeof TENANT | SqlPart | SqlList;

/** A piece of a statement with its values: only literal text of the source code, never input. */
export type SqlPart = {
  readonly kind: 'part';
  readonly strings: readonly string[];
  readonly values: readonly SqlValue[];
};

/** Values of an `IN (…)`; an empty list matches nothing. */
export type SqlList = {
  readonly kind: 'list';
  readonly values: readonly (string | number | bigint)[];
};

type Scalar = string | number | bigint | boolean | Date | Uint8Array | null | typeof TENANT;

/** Only what these two functions made counts: input of the same shape stays a value, and is refused. */
const made = new WeakSet<object>();

export function sqlPart(strings: TemplateStringsArray, ...values: readonly SqlValue[]): SqlPart {
  return register({ kind: 'part', strings, values });
}

export function sqlList(values: readonly (string | number | bigint)[]): SqlList {
  return register({ kind: 'list', values });
}

function register<Fragment extends object>(fragment: Fragment): Fragment {
  made.add(fragment);
  return fragment;
}

/** A statement flattened to text pieces with one scalar between each two. */
export function flatten(strings: readonly string[], values: readonly SqlValue[]) {
  const texts: string[] = [strings[0] ?? ''];
  const scalars: Scalar[] = [];
  values.forEach((value, index) => {
    append(texts, scalars, value);
    extend(texts, strings[index + 1]);
  });
  return { texts, scalars };
}

function append(texts: string[], scalars: Scalar[], value: SqlValue) {
  if (isPart(value)) {
    const inner = flatten(value.strings, value.values);
    extend(texts, inner.texts[0]);
    texts.push(...inner.texts.slice(1));
    scalars.push(...inner.scalars);
    return;
  }
  if (isList(value)) {
    if (value.values.length === 0) extend(texts, 'NULL');
    value.values.forEach((item, index) => {
      if (index > 0) extend(texts, ', ');
      scalars.push(item);
      texts.push('');
    });
    return;
  }
  scalars.push(value);
  texts.push('');
}

/** Adds to the last piece of text. */
function extend(texts: string[], text = '') {
  texts.push((texts.pop() ?? '') + text);
}

const isPart = (value: SqlValue): value is SqlPart =>
  isMade(value) && (value as SqlPart | SqlList).kind === 'part';

const isList = (value: SqlValue): value is SqlList =>
  isMade(value) && (value as SqlPart | SqlList).kind === 'list';

const isMade = (value: SqlValue) => typeof value === 'object' && value !== null && made.has(value);

/**
 * The statement's text with its values, ready for the driver, which puts values in the place of `?`
 * wherever it stands, and takes two side by side for a name.
 * @throws Error for text or values that would move the others.
 */
export function toDriverStatement(
  texts: readonly string[],
  scalars: readonly Scalar[],
  tenant: () => bigint,
) {
  const ambiguous = texts.some(
    (text, index) => text.includes('?') || (text === '' && index > 0 && index < texts.length - 1),
  );
  if (ambiguous)
    throw new Error(`a statement's text moves its values: ${texts.join('…').slice(0, 200)}`);
  const values = scalars.map((value) => (value === TENANT ? tenant() : toDriverScalar(value)));
  return { text: texts.join('?'), values };
}

const PLAIN_TYPES: ReadonlySet<string> = new Set(['string', 'number', 'bigint', 'boolean']);

/** The driver would write an object as a list of assignments. */
function toDriverScalar(value: Exclude<Scalar, typeof TENANT>) {
  if (value instanceof Uint8Array) return Buffer.from(value);
  if (value === null || value instanceof Date || PLAIN_TYPES.has(typeof value)) return value;
  throw new Error('a value of a statement is not a plain value');
}
