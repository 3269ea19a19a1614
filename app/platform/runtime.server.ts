import type { Pool } from 'mysql2/promise';
import { dayOf } from '~/domain/period';
import type { IpmIdentity, SignedInUser, TenantContext } from './context';
import { createIdFactory, type IdFactory } from './database/ids.server';
import { ipmDb } from './database/ipm-db.server';
import { createPool, createTransactionPool, type TransactionPool } from './database/pool.server';
import { createPrisma, type PrismaDoor } from './database/prisma-client.server';
import { icamoDb, ipmSql, systemDb, type SqlOptions } from './database/system-db.server';
import type { SqlConnection, TenantSql } from './database/tenant-sql.server';
import { ipmTransaction, type RequestKey } from './database/transaction.server';
import { createVault, type Vault } from './encryption.server';
import type { Settings } from './env.server';
import { log } from './log.server';
import { nationalIdentities } from './national-identity.server';
import type { Ports } from './ports';

/** What one process holds open: settings, connections, keys, clock, ports. */
export type Runtime = {
  readonly settings: Settings;
  readonly pool: Pool;
  readonly transactionPool: TransactionPool;
  readonly prisma: PrismaDoor;
  readonly vault: Vault;
  readonly ports: Ports;
  readonly clock: () => Date;
  readonly sqlOptions: SqlOptions;
  /** Set when the process number is leased. */
  newId: IdFactory;
  /** Gives back all connections to the database. */
  readonly close: () => Promise<void>;
};

export function createRuntime(options: {
  readonly settings: Settings;
  readonly ports: Ports;
  readonly clock?: () => Date;
  readonly processNumber?: number;
}): Runtime {
  const { settings, ports, clock = () => new Date() } = options;
  const pool = createPool(settings.DATABASE_URL);
  const transactionPool = createTransactionPool(settings.DATABASE_URL);
  const checkStatements = (settings.STATEMENT_CHECK ?? defaultCheck(settings)) === 'on';
  return {
    settings,
    pool,
    transactionPool,
    prisma: createPrisma(pool),
    vault: createVault(settings.ENCRYPTION_KEYS, settings.AUDIT_KEY),
    ports,
    clock,
    sqlOptions: {
      checkStatements,
      onSlow: (statement, milliseconds) => {
        log().warn({ statement: statement.slice(0, 300), milliseconds }, 'slow statement');
      },
    },
    newId:
      options.processNumber === undefined
        ? () => {
            throw new Error('the process number is not leased yet');
          }
        : createIdFactory({ now: Date.now, processNumber: options.processNumber }),
    close: async () => {
      await Promise.all([pool.end(), transactionPool.end()]);
    },
  };
}

const defaultCheck = (settings: Settings) => (settings.NODE_ENV === 'production' ? 'off' : 'on');

/** Kept on globalThis so that a development reload goes on with the same connections. */
const holder = globalThis as typeof globalThis & { icamoRuntime?: Runtime };

export function provideRuntime(runtime: Runtime): Runtime {
  holder.icamoRuntime = runtime;
  return runtime;
}

export function runtime(): Runtime {
  if (holder.icamoRuntime === undefined) throw new Error('the runtime is not composed yet');
  return holder.icamoRuntime;
}

export const systemSql = (source: Runtime): TenantSql => systemDb(source.pool, source.sqlOptions);
export const nationalSql = (source: Runtime): TenantSql => icamoDb(source.pool, source.sqlOptions);

/** The one way to a tenant's context, for the handler and for jobs alike. */
export function tenantContext(
  source: Runtime,
  options: {
    readonly ipm: IpmIdentity;
    readonly user: SignedInUser | null;
    readonly actor: string;
    readonly requestId: string;
    readonly requestKey?: RequestKey | undefined;
  },
): TenantContext {
  const { ipm, user, actor, requestId, requestKey } = options;
  const now = source.clock();
  const { pool, transactionPool, newId, sqlOptions, vault, ports } = source;
  const transactionOptions = {
    pool: transactionPool,
    ipmId: ipm.id,
    now,
    newId,
    sqlOn: (connection: SqlConnection) => ipmSql(connection, ipm.id, sqlOptions),
  };
  return {
    now,
    today: dayOf(now),
    requestId,
    appUrl: source.settings.appUrl,
    newId,
    ports,
    vault,
    ipm,
    user,
    actor,
    db: ipmDb(source.prisma, ipm.id),
    sql: ipmSql(pool, ipm.id, sqlOptions),
    identities: nationalIdentities({ system: systemSql(source), newId, vault, now }),
    transaction: (work) => ipmTransaction({ ...transactionOptions, requestKey }, work),
    followUp: (work) => ipmTransaction(transactionOptions, work),
  };
}

export async function findIpm(source: Runtime, where: { slug: string } | { id: bigint }) {
  const system = systemSql(source);
  const condition =
    'slug' in where ? system.part`slug = ${where.slug}` : system.part`id = ${where.id}`;
  return system.first<IpmIdentity>`SELECT id, slug, name, shortName, kind, regionCode, address,
    phone, email, approvalNumber, approvedOn FROM Ipm WHERE ${condition}`;
}
