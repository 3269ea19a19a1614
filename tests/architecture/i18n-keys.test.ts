import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { JOBS } from '#jobs/catalog';
import { en } from '~/i18n/en';
import { fr } from '~/i18n/fr';
import { nodesOf, sourceFiles, textsOf, type SourceFile } from '#tests/support/source-files';

const FILES = [...sourceFiles('app'), ...sourceFiles('jobs')].filter(
  ({ path }) => !path.startsWith('app/i18n/'),
);
const FRENCH = flatten(fr);
const ENGLISH = flatten(en);

/** A key as asked for: whole, or the fixed beginning of one that is put together. */
type Use = { readonly key: string; readonly whole: boolean; readonly place: string };

const exists = (key: string) =>
  FRENCH.has(key) || (FRENCH.has(`${key}_one`) && FRENCH.has(`${key}_other`));
const USES = FILES.flatMap(usesIn);

describe('the texts', () => {
  test('have the same keys in French and in English', () => {
    expect([...ENGLISH.keys()].sort()).toEqual([...FRENCH.keys()].sort());
  });

  test('are never empty, and take the same values in both languages', () => {
    const values = (text: string) =>
      [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();
    const different = [...FRENCH].filter(([key, text]) => {
      const english = ENGLISH.get(key) ?? '';
      return text === '' || english === '' || values(text).join() !== values(english).join();
    });
    // A plural may say its number or not: « un employeur », « 2 employeurs ».
    expect(different.map(([key]) => key).filter((key) => !/_(one|other)$/.test(key))).toEqual([]);
  });
});

describe('the keys that the code asks for', () => {
  test('name every job and every way of taking a list away', () => {
    const exported = FILES.filter(({ path }) => path.endsWith('/record-export.server.ts'))
      .flatMap(({ tree }) => nodesOf(tree))
      .flatMap((node) => (ts.isLiteralTypeNode(node) ? [node.literal] : []))
      .flatMap((literal) => (ts.isStringLiteral(literal) ? [literal.text] : []));
    expect(exported.length).toBeGreaterThan(5);
    const named = [
      ...Object.keys(JOBS).map((name) => `jobs.names.${name}`),
      ...exported.map((action) => `audit.actions.${action}`),
    ];
    expect(named.filter((key) => !exists(key))).toEqual([]);
  });

  test('exist', () => {
    expect(USES.length).toBeGreaterThan(100);
    const absent = USES.filter(({ key, whole }) => whole && !exists(key));
    expect(absent.map(({ key, place }) => `${key} (${place})`)).toEqual([]);
  });

  test('have a beginning that exists where they are put together', () => {
    const absent = USES.filter(
      ({ key, whole }) => !whole && ![...FRENCH.keys()].some((known) => known.startsWith(key)),
    );
    expect(absent.map(({ key, place }) => `${key}… (${place})`)).toEqual([]);
  });

  test('leave no area of the dictionary without use', () => {
    const areas = Object.entries(fr).flatMap(([area, texts]: [string, object]) => [
      `${area}.`,
      ...Object.entries(texts)
        .filter(([, value]) => typeof value === 'object')
        .map(([name]) => `${area}.${name}.`),
    ]);
    const unused = areas.filter(
      (area) =>
        !USES.some(({ key, whole }) => key.startsWith(area) || (!whole && area.startsWith(key))),
    );
    expect(unused).toEqual([]);
  });
});

function usesIn(file: SourceFile): Use[] {
  return nodesOf(file.tree).flatMap((node) => {
    const { line } = file.tree.getLineAndCharacterOfPosition(node.getStart());
    const place = `${file.path}:${line + 1}`;
    const begun = ts.isCallExpression(node) && isTranslator(node.expression);
    return [
      ...keysOf(node, file.path).map((key) => ({ key, whole: true, place })),
      ...(begun ? beginningsOf(node.arguments[0]) : []).map((key) => ({
        key,
        whole: false,
        place,
      })),
    ];
  });
}

/** The keys that one node asks for by name. */
function keysOf(node: ts.Node, path: string): string[] {
  const below = (area: string, texts: readonly string[]) => texts.map((text) => area + text);
  // A key handed on as it is: a column's title, an entry of a menu.
  if (ts.isStringLiteralLike(node))
    return node.text.includes('.') && exists(node.text) ? [node.text] : [];
  if (ts.isCallExpression(node)) {
    const { expression: called, arguments: given } = node;
    if (isTranslator(called)) return textsOf(given[0]);
    // A field's sentence: the last argument of `.min(1, 'required')`, of `refuse(context, '…')`.
    const isField = /\.(min|max|length|regex|refine|addIssue)$|^refuse$/.test(called.getText());
    const isForm = /(-form|\/fields)\.ts$/.test(path);
    return isForm && isField ? below('errors.', textsOf(given.at(-1))) : [];
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'Refused') {
    return below('reasons.', textsOf(node.arguments?.[0]));
  }
  if (ts.isPropertyAssignment(node)) return keysOfProperty(node, path);
  if (ts.isObjectLiteralExpression(node) && isRefusal(node, path)) {
    return below('reasons.', textsOf(propertyOf(node, 'reason')));
  }
  return [];
}

function keysOfProperty(node: ts.PropertyAssignment, path: string): string[] {
  const { initializer } = node;
  if (node.name.getText() === 'toast') {
    const key = ts.isObjectLiteralExpression(initializer)
      ? propertyOf(initializer, 'key')
      : initializer;
    return textsOf(key).map((text) => (text.includes('.') ? text : `toasts.${text}`));
  }
  if (node.name.getText() === 'action' && path.startsWith('app/features/')) {
    const events = textsOf(initializer).filter((text) => /^[a-z-]+\.[a-z-]+$/.test(text));
    return events.map((event) => `audit.actions.${event}`);
  }
  return [];
}

/** `t(…)`, `t.dynamic(…)`, `ctx.t(…)`. */
function isTranslator(called: ts.Expression): boolean {
  const text = called.getText();
  return /(^|\.)t(\.dynamic)?$/.test(text);
}

function beginningsOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [];
  if (ts.isTemplateExpression(node)) return [node.head.text];
  if (ts.isConditionalExpression(node)) {
    return [...beginningsOf(node.whenTrue), ...beginningsOf(node.whenFalse)];
  }
  return [];
}

/** `{ ok: false, reason: '…' }` in a command; a domain function's reasons are its caller's to name. */
function isRefusal(node: ts.ObjectLiteralExpression, path: string): boolean {
  return (
    /^app\/features\/.*\.server\.ts$/.test(path) && propertyOf(node, 'ok')?.getText() === 'false'
  );
}

function propertyOf(node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined {
  const found = node.properties.find(
    (property): property is ts.PropertyAssignment =>
      ts.isPropertyAssignment(property) && property.name.getText() === name,
  );
  return found?.initializer;
}

function flatten(tree: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? [[prefix + key, value] as const]
        : [...flatten(value as object, `${prefix}${key}.`)],
    ),
  );
}
