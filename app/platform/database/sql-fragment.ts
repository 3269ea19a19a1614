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

export function sqlPart(strings: TemplateStringsArray, ...values: readonly SqlValue[]): SqlPart {
  return { kind: 'part', strings, values };
}

export function sqlList(values: readonly (string | number | bigint)[]): SqlList {
  return { kind: 'list', values };
}

/** A statement flattened to text pieces with one scalar between each two. */
export function flatten(strings: readonly string[], values: readonly SqlValue[]) {
  const texts: string[] = [strings[0] ?? ''];
  const scalars: Scalar[] = [];
  values.forEach((value, index) => {
    append(texts, scalars, value);
    texts[texts.length - 1] += strings[index + 1] ?? '';
  });
  return { texts, scalars };
}

function append(texts: string[], scalars: Scalar[], value: SqlValue) {
  if (isPart(value)) {
    const inner = flatten(value.strings, value.values);
    texts[texts.length - 1] += inner.texts[0] ?? '';
    texts.push(...inner.texts.slice(1));
    scalars.push(...inner.scalars);
    return;
  }
  if (isList(value)) {
    if (value.values.length === 0) texts[texts.length - 1] += 'NULL';
    value.values.forEach((item, index) => {
      if (index > 0) texts[texts.length - 1] += ', ';
      scalars.push(item);
      texts.push('');
    });
    return;
  }
  scalars.push(value);
  texts.push('');
}

const isPart = (value: SqlValue): value is SqlPart =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'part';

const isList = (value: SqlValue): value is SqlList =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'list';
