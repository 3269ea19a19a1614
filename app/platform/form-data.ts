const MAX_FIELDS = 2_000;
const PATH_PART = /^[A-Za-z_][A-Za-z0-9_]*$|^\d{1,4}$/;

type Tree = { [key: string]: Tree | string | string[] };

/** Passwords, keys, secrets and one-time codes are never sent back. */
const SECRET = /password|secret|apikey|^code$/i;

/** Fields as typed, for a form that is shown again. Files, secrets and the form's key are left out. */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form.entries()) {
    if (typeof value === 'string' && name !== '_key' && !SECRET.test(name)) values[name] = value;
  }
  return values;
}

/**
 * Fields as an object: `lines.0.actCode` becomes `{ lines: [{ actCode }] }`, a repeated name a list,
 * an empty field is left out. Names that are not plain paths are ignored.
 */
export function formToObject(form: FormData): unknown {
  const root: Tree = {};
  let count = 0;
  for (const [name, value] of form.entries()) {
    if (typeof value !== 'string' || value.trim() === '' || name === '_key') continue;
    if ((count += 1) > MAX_FIELDS) break;
    const path = name.split('.');
    if (path.every((part) => PATH_PART.test(part))) place(root, path, value);
  }
  return toLists(root);
}

function place(root: Tree, path: readonly string[], value: string) {
  let node = root;
  for (const part of path.slice(0, -1)) {
    const next = Object.hasOwn(node, part) ? node[part] : undefined;
    if (next !== undefined && (typeof next === 'string' || Array.isArray(next))) return;
    node = node[part] = next ?? {};
  }
  const last = path.at(-1) ?? '';
  const known = Object.hasOwn(node, last) ? node[last] : undefined;
  if (known === undefined) node[last] = value;
  else if (typeof known === 'string') node[last] = [known, value];
  else if (Array.isArray(known)) known.push(value);
}

function toLists(node: Tree | string | string[]): unknown {
  if (typeof node === 'string' || Array.isArray(node)) return node;
  const entries = Object.entries(node).map(([key, child]) => [key, toLists(child)] as const);
  const isList = entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key));
  if (!isList) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, child]) => child);
}
