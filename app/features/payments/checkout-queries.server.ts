import type { CheckoutState } from '~/domain/payments/checkout-state';
import type { IpmContext } from '~/platform/context';

export type CheckoutRow = {
  readonly id: bigint;
  readonly attempt: number;
  readonly amountXof: bigint;
  readonly state: CheckoutState;
  readonly failureCode: string | null;
  readonly launchUrl: string | null;
  readonly expiresAt: Date | null;
  readonly receiptId: bigint | null;
  readonly createdAt: Date;
};

const SHOWN = 10;

/** The attempts to pay one call through Wave, the latest first. */
export const listCheckouts = (
  { sql }: Pick<IpmContext, 'sql'>,
  callId: bigint,
): Promise<CheckoutRow[]> =>
  sql.rows<CheckoutRow>`SELECT id, attempt, amountXof, state, failureCode, launchUrl, expiresAt,
      receiptId, createdAt
    FROM WaveCheckout WHERE ipmId = ${sql.ipm} AND callId = ${callId}
    ORDER BY attempt DESC LIMIT ${SHOWN}`;
