import type { IpmTransaction, TenantContext } from './context';
import type { TenantSql } from './database/tenant-sql.server';

/** What a job's command gets: the tenant's context, and the message that it answers. */
export type JobContext = TenantContext & {
  readonly messageId: bigint;
  /**
   * Marks the message as done in the command's own transaction, so that the work and its being done
   * are committed together. Best called first: another run of the same message then waits, and
   * ends without effect. A command that does not call it must be idempotent by itself.
   */
  readonly finish: (tx: IpmTransaction) => Promise<void>;
  /** Aborted when the job's time is up or the worker stops. */
  readonly signal: AbortSignal;
  readonly auditKey: Buffer;
  /** Accounts, memberships, identities. */
  readonly system: TenantSql;
  /** National tables, and ICAMO's own sums. */
  readonly national: TenantSql;
  /** ICAMO's own books: the other side of what an IPM owes. */
  readonly icamo: () => Promise<TenantContext>;
  /** The tenant that a message of another names. */
  readonly tenant: (ipmId: bigint) => Promise<TenantContext>;
  /** Each tenant's own context in turn, for the few jobs of the nation. */
  readonly forEachTenant: (work: (ctx: TenantContext) => Promise<void>) => Promise<void>;
};

/** Another run of the same message has done the work; this one has changed nothing. */
export class MessageDoneError extends Error {
  override readonly name = 'MessageDoneError';
}
