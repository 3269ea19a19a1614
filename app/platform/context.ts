import type { Permission, Role } from '~/domain/permissions';
import type { Day } from '~/domain/period';
import type { Language, Translate } from '~/i18n/t';
import type { IpmHandle } from './database/ipm-db.server';
import type { SqlWrites, TenantSql } from './database/tenant-sql.server';
import type { IpmTransaction } from './database/transaction.server';
import type { Vault } from './encryption.server';
import type { Identities } from './national-identity.server';
import type { Ports } from './ports';

export type { IpmTransaction, SqlWrites, TenantSql };

export type IpmIdentity = {
  readonly id: bigint;
  readonly slug: string;
  readonly name: string;
  readonly shortName: string;
  readonly kind: string;
  readonly regionCode: string;
  readonly address: string;
  readonly phone: string;
  readonly email: string;
  readonly approvalNumber: string | null;
  readonly approvedOn: Day | null;
};

export type SignedInUser = {
  readonly id: bigint;
  readonly email: string;
  readonly fullName: string;
  readonly sessionId: string;
  readonly hasSecondFactor: boolean;
};

/** What every request and job knows. */
export type BaseContext = {
  readonly now: Date;
  readonly today: Day;
  readonly requestId: string;
  /** The site's own address, for links that leave it: never what a request claims. */
  readonly appUrl: string;
  readonly newId: () => bigint;
  readonly ports: Ports;
  readonly vault: Vault;
};

type InTransaction = <Result>(work: (tx: IpmTransaction) => Promise<Result>) => Promise<Result>;

/** What the commands of one IPM's features need, in a request and in a job alike. */
export type TenantContext = BaseContext & {
  readonly ipm: IpmIdentity;
  /** Null when the system itself acts, in a job. */
  readonly user: SignedInUser | null;
  /** Who acts, as the journal will show it. */
  readonly actor: string;
  /** Prisma bound to the tenant: forms and single records. */
  readonly db: IpmHandle;
  /** SQL bound to the tenant: lists, reports, hot paths. */
  readonly sql: TenantSql;
  /** National rows of employers and persons, made before the tenant's rows that point to them. */
  readonly identities: Identities;
  /** One transaction of the tenant; in a request, idempotent on the form's key: once per command. */
  readonly transaction: InTransaction;
  /** A further transaction of the same command, after an outside call; without the form's key. */
  readonly followUp: InTransaction;
};

/** What every page knows beside. */
export type PageContext = {
  readonly url: URL;
  /** Aborted when the browser leaves: for answers that last. */
  readonly signal: AbortSignal;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: URLSearchParams;
  readonly language: Language;
  readonly t: Translate;
  readonly demo: boolean;
  /** For the hidden field of each form on the page. */
  readonly formKey: string;
};

export type IpmContext = TenantContext &
  PageContext & {
    readonly user: SignedInUser;
    readonly role: Role;
    /** The national employers or providers that the user acts for here; empty for the IPM's own staff. */
    readonly organisationIds: readonly bigint[];
    /** `/ipm/teranga`, `/employer/teranga` or `/provider/teranga`. */
    readonly base: string;
    readonly can: (permission: Permission) => boolean;
  };

/** National staff: sums across IPM, and ICAMO's own books as a tenant. */
export type IcamoContext = Omit<IpmContext, 'ipm'> & {
  readonly ipm: IpmIdentity;
  readonly national: TenantSql;
};

/** Signed in, no organisation named: own account, list of organisations. */
export type AccountContext = BaseContext &
  PageContext & { readonly user: SignedInUser; readonly system: TenantSql };

/** Whether one thing that the application stands on answers, and how long it took. */
export type ProcessCheck = {
  readonly name: 'database' | 'redis' | 'migrations' | 'worker';
  readonly state: 'ok' | 'failed';
  readonly milliseconds: number;
};

/** What runs here: checks, and the versions of what answered. */
export type MachineState = {
  readonly checks: readonly ProcessCheck[];
  readonly versions: Readonly<Record<'icamo' | 'node' | 'database' | 'redis', string | null>>;
};

/** Who operates the machines: processes and counts, no tenant. */
export type PlatformContext = BaseContext &
  PageContext & {
    readonly user: SignedInUser;
    readonly role: Role;
    readonly base: string;
    readonly can: (permission: Permission) => boolean;
    readonly system: TenantSql;
    readonly readMachine: () => Promise<MachineState>;
  };

/** The people of one organisation: the tenant, and beside it the accounts. */
export type UsersContext = IpmContext & { readonly system: TenantSql };

export type PublicContext = BaseContext &
  PageContext & {
    readonly user: SignedInUser | null;
    /** The password was right; the code of the second factor is still asked for. */
    readonly pending: SignedInUser | null;
    readonly system: TenantSql;
    /** Ends the browser's session and opens one of this account; answers the `Set-Cookie`. */
    readonly openSession: (userId: bigint) => Promise<string>;
    /** Ends the browser's session, if any; answers the `Set-Cookie` that takes it back. */
    readonly closeSession: () => Promise<string>;
    readonly address: string;
    readonly userAgent: string;
  };

/** A command's answer: done, or refused by a rule that the page puts in words. */
export type CommandResult<Done extends object = object> = ({ readonly ok: true } & Done) | Refusal;

export type Refusal = {
  readonly ok: false;
  /** Key of the sentence below `reasons` in i18n. */
  readonly reason: string;
  readonly values?: Readonly<Record<string, string | number>>;
  /** 422 unless said otherwise. */
  readonly status?: number;
};
