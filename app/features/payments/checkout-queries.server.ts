import { NotFound } from '~/domain/outcome';
import type { CheckoutState } from '~/domain/payments/checkout-state';
import type { Day } from '~/domain/period';
import type { IpmContext } from '~/platform/context';

export type CheckoutRow = {
  readonly id: bigint;
  readonly amountXof: bigint;
  readonly state: CheckoutState;
  readonly failureCode: string | null;
  readonly launchUrl: string | null;
  readonly expiresAt: Date | null;
  readonly receiptId: bigint | null;
  readonly createdAt: Date;
};

/** A call that a payment is for: what it owes now, and what the payment has settled of it. */
export type PaidCall = {
  readonly id: bigint;
  readonly number: string | null;
  readonly period: Day;
  readonly dueOn: Day;
  readonly openXof: bigint;
  readonly paidXof: bigint;
};

const SHOWN = 10;

/** The attempts to pay one call through Wave, alone or with others, the latest first. */
export const listCheckouts = (
  { sql }: Pick<IpmContext, 'sql'>,
  callId: bigint,
): Promise<CheckoutRow[]> =>
  sql.rows<CheckoutRow>`SELECT w.id, w.amountXof, w.state, w.failureCode, w.launchUrl, w.expiresAt,
      w.receiptId, w.createdAt
    FROM WaveCheckoutCall k JOIN WaveCheckout w ON w.ipmId = k.ipmId AND w.id = k.checkoutId
    WHERE k.ipmId = ${sql.ipm} AND k.callId = ${callId}
    ORDER BY w.id DESC LIMIT ${SHOWN}`;

/** One payment of the employer's own. @throws NotFound when it is another's. */
export async function getOwnCheckout(
  { sql, organisationIds }: Pick<IpmContext, 'sql' | 'organisationIds'>,
  checkoutId: bigint,
): Promise<CheckoutRow> {
  const checkout = await sql.first<CheckoutRow>`SELECT w.id, w.amountXof, w.state, w.failureCode,
      w.launchUrl, w.expiresAt, w.receiptId, w.createdAt
    FROM WaveCheckout w JOIN Affiliation a ON a.ipmId = w.ipmId AND a.id = w.affiliationId
    WHERE w.ipmId = ${sql.ipm} AND w.id = ${checkoutId}
      AND a.employerId IN (${sql.list(organisationIds)})`;
  if (checkout === null) throw new NotFound(`checkout ${checkoutId}`);
  return checkout;
}

/** The calls of a payment in the payer's order. */
export const listCheckoutCalls = (
  { sql }: Pick<IpmContext, 'sql'>,
  { id, receiptId }: Pick<CheckoutRow, 'id' | 'receiptId'>,
): Promise<PaidCall[]> =>
  sql.rows<PaidCall>`SELECT c.id, c.number, c.period, c.dueOn,
      c.totalXof - c.allocatedXof AS openXof, COALESCE(SUM(l.amountXof), 0) AS paidXof
    FROM WaveCheckoutCall k
    JOIN ContributionCall c ON c.ipmId = k.ipmId AND c.id = k.callId
    LEFT JOIN Allocation l ON l.ipmId = k.ipmId AND l.callId = k.callId
      AND l.receiptId = ${receiptId ?? 0n}
    WHERE k.ipmId = ${sql.ipm} AND k.checkoutId = ${id}
    GROUP BY k.position, c.id, c.number, c.period, c.dueOn, c.totalXof, c.allocatedXof
    ORDER BY k.position`;
