import { randomBytes } from 'node:crypto';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { auditDigest, type AuditPayload } from './audit-digest.server';
import { canonicalJson } from './canonical-json';

export type AuditEvent = {
  /** `noun.verb`, such as `call.issued`; its label is `audit.actions.call.issued`. */
  readonly action: string;
  readonly entityKind: string;
  readonly entityId: bigint;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null | undefined;
};

const SALT_BYTES = 16;
const ACTOR_LENGTH = 120;
const REASON_LENGTH = 300;

/** Appends to the journal in the transaction of the event; the sealing job gives it its place in the chain. */
export async function recordAudit(
  ctx: TenantContext,
  tx: IpmTransaction,
  event: AuditEvent,
): Promise<bigint> {
  const [id] = await recordAudits(ctx, tx, [event]);
  return id as bigint;
}

/** The same for events that one transaction brings about together, in their order; answers their ids. */
export async function recordAudits(
  ctx: TenantContext,
  tx: IpmTransaction,
  events: readonly AuditEvent[],
): Promise<bigint[]> {
  const entries = events.map((event) => ({ event, id: tx.newId(), payload: payloadOf(event) }));
  await tx.later.insertMany(
    'AuditEntry',
    entries.map(({ event, id, payload }) => ({
      id,
      at: tx.now,
      userId: ctx.user?.id ?? null,
      actor: ctx.actor.slice(0, ACTOR_LENGTH),
      action: event.action,
      entityKind: event.entityKind,
      entityId: event.entityId,
      reason: event.reason?.slice(0, REASON_LENGTH) ?? null,
      requestId: ctx.requestId,
      digest: auditDigest(payload),
    })),
  );
  await tx.later.insertMany(
    'AuditPayload',
    entries.map(({ id, payload }) => ({ auditId: id, ...payload })),
  );
  return entries.map(({ id }) => id);
}

const payloadOf = ({ before, after }: AuditEvent): AuditPayload => ({
  salt: randomBytes(SALT_BYTES).toString('hex'),
  before: before === undefined ? null : canonicalJson(before),
  after: after === undefined ? null : canonicalJson(after),
});
