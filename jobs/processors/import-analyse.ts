import type { JobPayload } from '#jobs/catalog';
import { analyseImport } from '~/features/imports/analyse-import.server';
import type { JobContext } from '~/platform/job-context.server';

export async function analyse(
  ctx: JobContext,
  payload: JobPayload<'import.analyse'>,
): Promise<void> {
  await analyseImport(ctx, payload);
}
