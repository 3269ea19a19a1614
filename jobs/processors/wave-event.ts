import type { JobPayload } from '#jobs/catalog';
import { processWaveEvent } from '~/features/payments/process-wave-event.server';
import type { JobContext } from '~/platform/job-context.server';

export async function applyWaveEvent(
  ctx: JobContext,
  payload: JobPayload<'wave.event'>,
): Promise<void> {
  await processWaveEvent(ctx, payload);
}
