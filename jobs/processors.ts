import type { JobName, JobPayload } from '#jobs/catalog';
import type { JobContext } from '~/platform/job-context.server';
import { anchor } from './processors/audit-anchor';
import { seal } from './processors/audit-seal';

export type Processor<Name extends JobName> = (
  ctx: JobContext,
  payload: JobPayload<Name>,
) => Promise<void>;

/** A job name without its processor does not compile. */
export type Processors = { readonly [Name in JobName]?: Processor<Name> };

export const PROCESSORS: Processors = {
  'audit.seal': seal,
  'audit.anchor': anchor,
};
