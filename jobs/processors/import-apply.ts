import type { JobPayload } from '#jobs/catalog';
import { applyImport } from '~/features/imports/apply-import.server';
import type { JobContext } from '~/platform/job-context.server';

export async function apply(ctx: JobContext, payload: JobPayload<'import.apply'>): Promise<void> {
  await applyImport(ctx, payload);
}
