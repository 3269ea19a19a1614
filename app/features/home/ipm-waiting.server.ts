import type { RunningWork, Waiting } from '~/components/shell/waiting';
import { formatXof } from '~/i18n/format';
import { listRunning, type Progress } from '~/features/progress/progress-queries.server';
import type { IpmContext } from '~/platform/context';
import { readIpmWork } from './ipm-work.server';

/** For the shell of every page: what the role is waited for, and the long work that it may follow. */
export async function readIpmWaiting(ctx: IpmContext): Promise<Waiting> {
  const [work, running] = await Promise.all([readIpmWork(ctx), listRunning(ctx)]);
  return {
    items: work.map(({ kind, count, amountXof, to, tone }) => ({
      to,
      count,
      tone,
      label: ctx.t(`home.work.${kind}`, { count }),
      detail: amountXof === null ? undefined : formatXof(amountXof, ctx.language),
    })),
    running: running.flatMap((progress) => followed(ctx, progress)),
  };
}

/** Imports and issues have pages of their own; other work ends before one would follow it. */
function followed(ctx: IpmContext, progress: Progress): RunningWork[] {
  const { id, jobName, doneCount: done, total } = progress;
  const page = jobName.startsWith('import.')
    ? ({ permission: 'import:read', path: 'imports' } as const)
    : ({ permission: 'call:issue', path: 'calls/progress' } as const);
  if (!ctx.can(page.permission)) return [];
  const label = ctx.t.dynamic(`jobs.names.${jobName}`);
  return [{ id: String(id), label, to: `${ctx.base}/${page.path}/${id}`, done, total }];
}
