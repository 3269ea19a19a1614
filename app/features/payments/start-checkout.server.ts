import { NotFound } from '~/domain/outcome';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction } from '~/platform/context';
import type { PayCallInput } from './payment-form';
import { openSession } from './open-session.server';

type Payable = {
  readonly id: bigint;
  readonly affiliationId: bigint;
  readonly state: string;
  readonly openXof: bigint;
};
type Intent = { readonly checkoutId: bigint };

/**
 * Intent → call to Wave → result. A double click finds the intent that is already there, and a
 * session still open for the same amount is used again.
 */
export async function startCheckout(
  ctx: IpmContext,
  input: PayCallInput,
): Promise<CommandResult<{ readonly launchUrl: string }>> {
  const intent = await ctx.transaction((tx) => writeIntent(ctx, tx, input));
  if (!intent.ok) return intent;
  const returnUrl = `${ctx.appUrl}${ctx.base}/calls/${input.callId}`;
  const opened = await openSession(ctx, intent.checkoutId, returnUrl);
  if (opened.ok) return { ok: true, launchUrl: opened.launchUrl };
  const cause = ctx.t.dynamic(`payments.waveErrors.${opened.code}`);
  return { ok: false, reason: 'wave-refused', values: { cause } };
}

async function writeIntent(
  ctx: IpmContext,
  tx: IpmTransaction,
  input: PayCallInput,
): Promise<CommandResult<Intent>> {
  const call = await lockOwnCall(ctx, tx, input.callId);
  const amountXof = input.amountXof ?? call.openXof;
  if (call.state !== 'issued') return { ok: false, reason: 'call-cancelled' };
  if (call.openXof === 0n) return { ok: false, reason: 'call-already-settled' };
  if (amountXof <= 0n) return { ok: false, reason: 'amount-not-positive' };
  if (amountXof > call.openXof) return { ok: false, reason: 'amount-above-balance' };
  const usable = await findUsable(tx, input.callId, amountXof);
  if (usable !== null) return { ok: true, checkoutId: usable };
  const attempt = await nextAttempt(tx, input.callId);
  const checkoutId = tx.newId();
  await tx.sql.insert('WaveCheckout', {
    id: checkoutId,
    callId: call.id,
    affiliationId: call.affiliationId,
    attempt,
    amountXof,
    clientReference: `${ctx.ipm.slug}:${call.id}:${attempt}`,
    idempotencyKey: `checkout-${checkoutId}`,
    state: 'intent',
    createdBy: ctx.user.id,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await recordAudit(ctx, tx, {
    action: 'checkout.started',
    entityKind: 'call',
    entityId: call.id,
    after: { checkoutId, amountXof },
  });
  return { ok: true, checkoutId };
}

/** The IPM's own employer only: another employer's call is not there. */
async function lockOwnCall(ctx: IpmContext, tx: IpmTransaction, callId: bigint): Promise<Payable> {
  const { sql } = tx;
  const call = await sql.first<Payable>`SELECT c.id, c.affiliationId, c.state,
      c.totalXof - c.allocatedXof AS openXof
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.id = ${callId}
      AND a.employerId IN (${sql.list(ctx.organisationIds)}) FOR UPDATE`;
  if (call === null) throw new NotFound(`call ${callId}`);
  return call;
}

async function findUsable(tx: IpmTransaction, callId: bigint, amountXof: bigint) {
  const { sql } = tx;
  const row = await sql.first<{ id: bigint }>`SELECT id FROM WaveCheckout
    WHERE ipmId = ${sql.ipm} AND callId = ${callId} AND amountXof = ${amountXof}
      AND (state = ${'intent'} OR (state = ${'open'} AND expiresAt > ${tx.now}))
    ORDER BY attempt DESC LIMIT 1`;
  return row?.id ?? null;
}

async function nextAttempt(tx: IpmTransaction, callId: bigint): Promise<number> {
  const { sql } = tx;
  const row = await sql.first<{ last: number | null }>`SELECT MAX(attempt) AS last
    FROM WaveCheckout WHERE ipmId = ${sql.ipm} AND callId = ${callId}`;
  return (row?.last ?? 0) + 1;
}
