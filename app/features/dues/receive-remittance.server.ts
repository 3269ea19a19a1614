import type { JobPayload } from '#jobs/catalog';
import type { TenantContext } from '~/platform/context';

/** What an IPM says that it has paid, in ICAMO's hands; a message that comes again finds its row. */
export async function receiveRemittance(
  icamo: TenantContext,
  message: JobPayload<'dues.payment-declared'>,
): Promise<void> {
  const { ipmId: debtorIpmId, paymentId, year, amountXof, paidOn, method, reference } = message;
  await icamo.transaction(
    ({ sql, now }) => sql.run`INSERT IGNORE INTO DuesRemittance
        (ipmId, paymentId, debtorIpmId, year, amountXof, paidOn, method, reference, state, createdAt)
      VALUES (${sql.ipm}, ${paymentId}, ${debtorIpmId}, ${year}, ${amountXof}, ${paidOn}, ${method},
        ${reference}, ${'declared'}, ${now})`,
  );
}
