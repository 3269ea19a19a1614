import type { PrismaDoor } from './prisma-client.server';
import { withConnectionHolder } from './prisma-adapter.server';
import { MODELS, TENANT_READABLE } from './model-catalogue';
import type { MODEL_CATALOGUE } from './generated/model-catalogue';
import { ipmSql, type SqlOptions } from './system-db.server';
import { bindArguments, TenantBreachError } from './tenant-arguments';
import type { TenantSql } from './tenant-sql.server';

export { TenantBreachError };

const READ_OPERATIONS = [
  'findUnique',
  'findUniqueOrThrow',
  'findFirst',
  'findFirstOrThrow',
  'findMany',
  'count',
  'aggregate',
  'groupBy',
] as const;
const WRITE_OPERATIONS = [
  'create',
  'createMany',
  'update',
  'updateMany',
  'upsert',
  'delete',
  'deleteMany',
] as const;
const TRANSACTION_TIMEOUT_MS = 15_000;

type Catalogue = typeof MODEL_CATALOGUE;
type OwnedModel = {
  [Name in keyof Catalogue]: Catalogue[Name]['owned'] extends true ? Name : never;
}[keyof Catalogue];
type ReadableModel = 'Ipm' | 'Employer' | 'Provider' | 'DuesRule';
type ReadOperation = (typeof READ_OPERATIONS)[number];
type WriteOperation = (typeof WRITE_OPERATIONS)[number];

/** One tenant's models, without raw SQL, extensions, or any way back to the client. */
export type IpmModels = {
  readonly [Name in OwnedModel as Uncapitalize<Name>]: Pick<
    PrismaDoor[Uncapitalize<Name>],
    ReadOperation | WriteOperation
  >;
} & {
  readonly [Name in ReadableModel as Uncapitalize<Name>]: Pick<
    PrismaDoor[Uncapitalize<Name>],
    ReadOperation
  >;
};

/** Prisma bound to one tenant. */
export type IpmHandle = IpmModels & {
  readonly $transaction: <Result>(work: (tx: IpmModels) => Promise<Result>) => Promise<Result>;
};

/** A handle holds no state of a request: one for each tenant is enough. */
const handles = new WeakMap<PrismaDoor, Map<bigint, IpmHandle>>();

/** @throws Error when the tenant is missing. */
export function ipmDb(prisma: PrismaDoor, ipmId: bigint): IpmHandle {
  const known = handles.get(prisma) ?? new Map<bigint, IpmHandle>();
  handles.set(prisma, known);
  const handle = known.get(ipmId) ?? createHandle(prisma, ipmId);
  known.set(ipmId, handle);
  return handle;
}

function createHandle(prisma: PrismaDoor, ipmId: bigint): IpmHandle {
  const client = bindClient(prisma, ipmId);
  return Object.freeze({
    ...modelsOf(client),
    $transaction: <Result>(work: (tx: IpmModels) => Promise<Result>) =>
      client.$transaction((tx) => work(modelsOf(tx)), { timeout: TRANSACTION_TIMEOUT_MS }),
  });
}

/**
 * One Prisma transaction of one tenant, with hand-written statements on the same connection: how a
 * Prisma command reaches the ledger, the journal and the outbox.
 */
export function ipmPrismaTransaction<Result>(
  options: { readonly prisma: PrismaDoor; readonly ipmId: bigint; readonly sql: SqlOptions },
  work: (tx: { readonly db: IpmModels; readonly sql: TenantSql }) => Promise<Result>,
): Promise<Result> {
  const { prisma, ipmId } = options;
  return withConnectionHolder((holder) =>
    ipmDb(prisma, ipmId).$transaction((db) => {
      if (holder.connection === null) throw new Error('the transaction has no connection');
      return work({ db, sql: ipmSql(holder.connection, ipmId, options.sql) });
    }),
  );
}

function bindClient(prisma: PrismaDoor, ipmId: bigint) {
  if (typeof ipmId !== 'bigint' || ipmId <= 0n) throw new Error('ipmDb needs a tenant');
  return prisma.$extends({
    name: 'tenant',
    query: {
      $allOperations: ({ model, operation, args, query }) => {
        const bound = bindArguments({ model, operation, args }, ipmId);
        return query(bound as typeof args);
      },
    },
  });
}

/** Only these functions leave: the client's own properties lead back to the client without walls. */
function modelsOf(client: object): IpmModels {
  const source = client as Record<string, Record<string, (args?: unknown) => unknown>>;
  const entries = Object.entries(MODELS)
    .filter(([, model]) => model.owned || TENANT_READABLE.has(model.table))
    .map(([name, model]) => {
      const key = name.charAt(0).toLowerCase() + name.slice(1);
      const operations = [...READ_OPERATIONS, ...(model.owned ? WRITE_OPERATIONS : [])];
      const delegate = Object.fromEntries(
        operations.map((operation) => [
          operation,
          (args?: unknown) => source[key]?.[operation]?.(args),
        ]),
      );
      return [key, Object.freeze(delegate)] as const;
    });
  return Object.freeze(Object.fromEntries(entries)) as unknown as IpmModels;
}
