import { sqlLiteral } from './sql-literal';

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
 * The statement with its values written out, and the same without them, for people.
 * @throws Error for a value that is no plain one, and for two side by side, which would read as one.
 */
export function writeStatement(
  texts: readonly string[],
  scalars: readonly Scalar[],
  tenant: () => bigint,
) {
  if (texts.some((text, index) => text === '' && index > 0 && index < texts.length - 1)) {
    throw new Error(`two values side by side: ${texts.join('?').slice(0, 200)}`);
  }
  let statement = texts[0] ?? '';
  scalars.forEach((value, index) => {
    statement += sqlLiteral(value === TENANT ? tenant() : value) + (texts[index + 1] ?? '');
  });
  return { statement, told: texts.join('?') };
}
