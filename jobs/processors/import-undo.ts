import type { JobPayload } from '#jobs/catalog';
import { undoChunks } from '~/features/imports/undo-chunks.server';
import type { JobContext } from '~/platform/job-context.server';

export async function undo(ctx: JobContext, payload: JobPayload<'import.undo'>): Promise<void> {
  await undoChunks(ctx, payload);
}
