import { NotFound } from '~/domain/outcome';
import { sum } from '~/domain/money';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { CommandResult, IpmContext, IpmTransaction, Refusal } from '~/platform/context';
import type { PayCallsInput } from './payment-form';
import { openSession } from './open-session.server';
import { readSession } from './read-session.server';

type Payable = {
  readonly id: bigint;
  readonly number: string | null;
  readonly affiliationId: bigint;
  readonly state: string;
  readonly openXof: bigint;
};
type Intent = {
  readonly checkoutId: bigint;
  /** Of a session that was opened before. */
  readonly sessionId: string | null;
};

/**
 * Intent → call to Wave → result, for one call or several of one employer. A double click finds the
 * intent that is already there, and a session still open for the same calls and amount is used again:
 * Wave is asked first whether it is, since a payer sent to a dead page, or to pay twice, trusts us less.
 */
export async function startCheckout(
  ctx: IpmContext,
  input: PayCallsInput,
): Promise<CommandResult<{ readonly launchUrl: string }>> {
  let intent = await ctx.transaction((tx) => writeIntent(ctx, tx, input));
  if (!intent.ok) return intent;
  const { checkoutId: id, sessionId } = intent;
  const reading = sessionId === null ? null : await readSession(ctx, { id, sessionId });
  if (reading === 'paid') return { ok: false, reason: 'wave-just-paid' };
  if (reading === 'expired') intent = await ctx.followUp((tx) => writeIntent(ctx, tx, input));
  if (!intent.ok) return intent;
  const opened = await openSession(ctx, intent.checkoutId, ctx.appUrl);
  if (opened.ok) return { ok: true, launchUrl: opened.launchUrl };
  const cause = ctx.t.dynamic(`wave.errors.${opened.code}`);
  return { ok: false, reason: 'wave-refused', values: { cause } };
}

async function writeIntent(
  ctx: IpmContext,
  tx: IpmTransaction,
  input: PayCallsInput,
): Promise<CommandResult<Intent>> {
  const calls = await lockOwnCalls(ctx, tx, input.callIds);
  const owedXof = sum(calls.map(({ openXof }) => openXof));
  const amountXof = input.amountXof ?? owedXof;
  const refusal = refuse(calls, amountXof, owedXof);
  if (refusal !== null) return refusal;
  const affiliationId = calls[0]?.affiliationId ?? 0n;
  const usable = await findUsable(tx, { affiliationId, amountXof, callIds: input.callIds });
  if (usable !== null) return { ok: true, checkoutId: usable.id, sessionId: usable.sessionId };
  const checkoutId = tx.newId();
  await tx.sql.insert('WaveCheckout', {
    id: checkoutId,
    affiliationId,
    amountXof,
    clientReference: `${ctx.ipm.slug}:${checkoutId}`,
    idempotencyKey: `checkout-${checkoutId}`,
    state: 'intent',
    createdBy: ctx.user.id,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  await tx.sql.insertMany(
    'WaveCheckoutCall',
    calls.map(({ id: callId }, index) => ({ checkoutId, position: index + 1, callId })),
  );
  for (const { id: entityId } of calls) {
    await recordAudit(ctx, tx, {
      action: 'checkout.started',
      entityKind: 'call',
      entityId,
      after: { checkoutId, amountXof },
    });
  }
  return { ok: true, checkoutId, sessionId: null };
}

function refuse(calls: readonly Payable[], amountXof: bigint, owedXof: bigint): Refusal | null {
  if (new Set(calls.map(({ affiliationId }) => affiliationId)).size > 1) {
    return { ok: false, reason: 'calls-of-several-employers' };
  }
  const about = (call: Payable) => ({ number: call.number ?? String(call.id) });
  const cancelled = calls.find(({ state }) => state !== 'issued');
  if (cancelled) return { ok: false, reason: 'call-cancelled', values: about(cancelled) };
  const settled = calls.find(({ openXof }) => openXof === 0n);
  if (settled) return { ok: false, reason: 'call-already-settled', values: about(settled) };
  if (amountXof <= 0n) return { ok: false, reason: 'amount-not-positive' };
  return amountXof > owedXof ? { ok: false, reason: 'amount-above-balance' } : null;
}

/** The payer's own calls, in the order of its choice: another employer's call is not there. */
async function lockOwnCalls(
  ctx: IpmContext,
  tx: IpmTransaction,
  callIds: readonly bigint[],
): Promise<Payable[]> {
  const { sql } = tx;
  const rows = await sql.rows<Payable>`SELECT c.id, c.number, c.affiliationId, c.state,
      c.totalXof - c.allocatedXof AS openXof
    FROM ContributionCall c JOIN Affiliation a ON a.ipmId = c.ipmId AND a.id = c.affiliationId
    WHERE c.ipmId = ${sql.ipm} AND c.id IN (${sql.list(callIds)})
      AND a.employerId IN (${sql.list(ctx.organisationIds)})
    ORDER BY c.dueOn, c.id FOR UPDATE`;
  return callIds.map((callId) => {
    const call = rows.find(({ id }) => id === callId);
    if (call === undefined) throw new NotFound(`call ${callId}`);
    return call;
  });
}

type Asked = {
  readonly affiliationId: bigint;
  readonly amountXof: bigint;
  readonly callIds: readonly bigint[];
};

function findUsable(tx: IpmTransaction, { affiliationId, amountXof, callIds }: Asked) {
  const { sql } = tx;
  return sql.first<{ id: bigint; sessionId: string | null }>`SELECT w.id, w.sessionId
    FROM WaveCheckout w
    WHERE w.ipmId = ${sql.ipm} AND w.affiliationId = ${affiliationId} AND w.amountXof = ${amountXof}
      AND (w.state = ${'intent'} OR (w.state = ${'open'} AND w.expiresAt > ${tx.now}))
      AND (SELECT GROUP_CONCAT(k.callId ORDER BY k.position) FROM WaveCheckoutCall k
        WHERE k.ipmId = w.ipmId AND k.checkoutId = w.id) = ${callIds.join(',')}
    ORDER BY w.id DESC LIMIT 1`;
}
