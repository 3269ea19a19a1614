import type { JobPayload } from '#jobs/catalog';
import { reconcileWallet } from '~/features/payments/reconciliation/reconcile-wallet.server';
import type { JobContext } from '~/platform/job-context.server';

export async function reconcile(
  ctx: JobContext,
  { day }: JobPayload<'wallet.reconcile'>,
): Promise<void> {
  await reconcileWallet(ctx, { day });
}
