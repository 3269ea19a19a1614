import { NotFound } from '~/domain/outcome';
import {
  STATE_BEFORE,
  type DuesDecision,
  type DuesPaymentMethod,
  type DuesPaymentState,
} from '~/domain/oversight/dues-payment';
import type { Day } from '~/domain/period';
import { recordAudit } from '~/features/audit/record-audit.server';
import type { IpmTransaction, Refusal, TenantContext } from '~/platform/context';

export type LockedRemittance = {
  readonly paymentId: bigint;
  readonly debtorIpmId: bigint;
  readonly number: string | null;
  readonly amountXof: bigint;
  readonly paidOn: Day;
  readonly method: DuesPaymentMethod;
  readonly state: DuesPaymentState;
};

/** The remittance, locked, or why the decision cannot be taken on it. */
export async function lockForDecision(
  { sql }: IpmTransaction,
  paymentId: bigint,
  decision: DuesDecision,
): Promise<LockedRemittance | Refusal> {
  const row = await sql.first<LockedRemittance>`SELECT paymentId, debtorIpmId, number, amountXof,
      paidOn, method, state
    FROM DuesRemittance WHERE ipmId = ${sql.ipm} AND paymentId = ${paymentId} FOR UPDATE`;
  if (row === null) throw new NotFound(`remittance ${paymentId}`);
  const isExpected = row.state === STATE_BEFORE[decision];
  return isExpected ? row : { ok: false, reason: `remittance-is-${row.state}` };
}

/** Writes the decision, tells the IPM by a message, and enters it in ICAMO's journal. */
export async function storeDecision(
  icamo: TenantContext,
  tx: IpmTransaction,
  remittance: LockedRemittance,
  taken: {
    readonly decision: DuesDecision;
    readonly reason: string | null;
    readonly number: string | null;
  },
): Promise<void> {
  const { sql, now } = tx;
  const { paymentId, debtorIpmId, amountXof } = remittance;
  const { decision, reason, number } = taken;
  const moved = await sql.run`UPDATE DuesRemittance
    SET state = ${decision}, reason = ${reason}, number = ${number},
      decidedBy = ${icamo.user?.id ?? null}, decidedAt = ${now}
    WHERE ipmId = ${sql.ipm} AND paymentId = ${paymentId} AND state = ${STATE_BEFORE[decision]}`;
  if (moved !== 1) throw new Error(`remittance ${paymentId} was decided twice`);
  await tx.enqueue('dues.payment-decided', {
    debtorIpmId,
    paymentId,
    decision,
    reason,
    number,
    decidedOn: icamo.today,
  });
  await recordAudit(icamo, tx, {
    action: `dues.${decision}`,
    entityKind: 'dues-payment',
    entityId: paymentId,
    reason,
    after: { debtorIpmId, amountXof, number },
  });
}
