import { Prisma } from './generated/client';
import { MODELS, TENANT_READABLE, type ModelEntry } from './model-catalogue';

export class TenantBreachError extends Error {
  override readonly name = 'TenantBreachError';
}

type Args = Readonly<Record<string, unknown>>;

const READS: ReadonlySet<string> = new Set([
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
]);
const WRITES: ReadonlySet<string> = new Set([
  'create',
  'createMany',
  'update',
  'updateMany',
  'upsert',
  'delete',
  'deleteMany',
]);
const CREATES: ReadonlySet<string> = new Set(['create', 'createMany']);
const LOGICAL: ReadonlySet<string> = new Set(['AND', 'OR', 'NOT']);
const RELATION_FILTERS: ReadonlySet<string> = new Set(['some', 'every', 'none', 'is', 'isNot']);

/**
 * The arguments of one Prisma operation, bound to the tenant: `ipmId` in every `where` and every new
 * row. Throws TenantBreachError for what cannot be kept inside the tenant: a write through a
 * relation, another tenant's `ipmId`, a walk into a model that no tenant owns, raw SQL.
 */
export function bindArguments(
  call: { readonly model: string | undefined; readonly operation: string; readonly args: unknown },
  ipmId: bigint,
): Args {
  const { operation } = call;
  const model = call.model === undefined ? undefined : MODELS[call.model];
  if (model === undefined || !(READS.has(operation) || WRITES.has(operation))) {
    throw new TenantBreachError(`${operation} is not allowed through a tenant's handle`);
  }
  const args = { ...objectOf(call.args) };
  if (!model.owned && (!TENANT_READABLE.has(model.table) || WRITES.has(operation))) {
    throw new TenantBreachError(`${operation} on the national table ${model.table} is not allowed`);
  }
  // Selecting fields of a count or of an aggregate reaches no relation; the same walk refuses them.
  checkReach(model, args, ipmId);
  if (!model.owned) return args;
  bindData(model, operation, args, ipmId);
  if (!CREATES.has(operation)) args['where'] = bindWhere(args, ipmId);
  return args;
}

function bindWhere(args: Args, ipmId: bigint): Args {
  if ('where' in args && args['where'] === undefined) {
    throw new TenantBreachError('where is undefined');
  }
  const where = objectOf(args['where']);
  const others = where['AND'];
  const kept = others === undefined || others === Prisma.skip ? [] : [others].flat();
  return { ...where, AND: [...kept, { ipmId }] };
}

function bindData(
  model: ModelEntry,
  operation: string,
  args: Record<string, unknown>,
  ipmId: bigint,
) {
  if (operation === 'create') args['data'] = newRow(model, args['data'], ipmId);
  if (operation === 'createMany') {
    args['data'] = [args['data']].flat().map((row) => newRow(model, row, ipmId));
  }
  if (operation === 'upsert') {
    args['create'] = newRow(model, args['create'], ipmId);
    checkChanges(model, args['update']);
    checkCompoundKeys(model, args['where'], ipmId);
  }
  if (operation === 'update' || operation === 'updateMany') checkChanges(model, args['data']);
}

function newRow(model: ModelEntry, data: unknown, ipmId: bigint): Args {
  const row = objectOf(data);
  checkScalars(model, row);
  if ('ipmId' in row && row['ipmId'] !== ipmId) {
    throw new TenantBreachError(`a new row of ${model.table} carries another tenant's ipmId`);
  }
  return { ...row, ipmId };
}

function checkChanges(model: ModelEntry, data: unknown) {
  const row = objectOf(data);
  checkScalars(model, row);
  if ('ipmId' in row) throw new TenantBreachError('ipmId cannot be changed');
}

function checkScalars(model: ModelEntry, row: Args) {
  const relation = Object.keys(row).find((key) => !model.fields.includes(key));
  if (relation !== undefined) {
    throw new TenantBreachError(`a write through ${model.table}.${relation} is not allowed`);
  }
}

/** Every place of a read, at any depth, that can walk to another model or start at another row. */
function checkReach(model: ModelEntry, args: Args, ipmId: bigint) {
  checkSelection(model, args['select'], ipmId);
  checkSelection(model, args['include'], ipmId);
  checkWhere(model, args['where']);
  for (const order of [args['orderBy']].flat()) checkOrder(model, order);
  if (isGiven(args['cursor'])) {
    if (model.owned) checkCompoundKeys(model, args['cursor'], ipmId, 'required');
    checkWhere(model, args['cursor']);
  }
}

function checkSelection(model: ModelEntry, selection: unknown, ipmId: bigint) {
  for (const [key, value] of Object.entries(objectOf(selection))) {
    if (model.fields.includes(key) || !isGiven(value) || value === false) continue;
    if (key === '_count') {
      checkSelection(model, objectOf(value)['select'], ipmId);
    } else if (key !== '_all') {
      const target = ownedTarget(model, key);
      if (value !== true) checkReach(target, objectOf(value), ipmId);
    }
  }
}

function checkWhere(model: ModelEntry, where: unknown) {
  for (const [key, value] of Object.entries(objectOf(where))) {
    if (LOGICAL.has(key)) {
      for (const branch of [value].flat()) checkWhere(model, branch);
    } else if (!model.fields.includes(key) && !isCompoundKey(model, key)) {
      checkRelationFilter(ownedTarget(model, key), value);
    }
  }
}

function checkRelationFilter(target: ModelEntry, filter: unknown) {
  for (const [key, value] of Object.entries(objectOf(filter))) {
    checkWhere(target, RELATION_FILTERS.has(key) ? value : { [key]: value });
  }
}

function checkOrder(model: ModelEntry, order: unknown) {
  for (const [key, value] of Object.entries(objectOf(order))) {
    if (model.fields.includes(key) || key === '_count') continue;
    if (['_avg', '_sum', '_min', '_max'].includes(key)) continue;
    checkOrder(ownedTarget(model, key), value);
  }
}

function checkCompoundKeys(model: ModelEntry, where: unknown, ipmId: bigint, mode?: 'required') {
  const keys = Object.entries(objectOf(where)).filter(([key]) => isCompoundKey(model, key));
  const own = keys.every(([, value]) => objectOf(value)['ipmId'] === ipmId);
  if (!own || (mode === 'required' && keys.length === 0)) {
    throw new TenantBreachError(`a key of ${model.table} names another tenant`);
  }
}

/** Prisma names a composite key after its fields: `ipmId_id`. */
const isCompoundKey = (model: ModelEntry, key: string) =>
  !(key in model.relations) && key.startsWith('ipmId_') && model.owned;

function ownedTarget(model: ModelEntry, key: string): ModelEntry {
  const target = MODELS[model.relations[key] ?? ''];
  if (target?.owned !== true || !model.owned) {
    throw new TenantBreachError(`${model.table}.${key} leads out of what the tenant owns`);
  }
  return target;
}

const isGiven = (value: unknown) => value !== undefined && value !== null && value !== Prisma.skip;

function objectOf(value: unknown): Args {
  return typeof value === 'object' && value !== null && value !== Prisma.skip
    ? (value as Args)
    : {};
}
