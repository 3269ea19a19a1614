import { afterAll, describe, expect, it } from 'vitest';
import { progressStream } from '~/features/progress/progress-stream.server';
import { reportProgress, startProgress } from '~/features/progress/report-progress.server';
import type { IpmContext, TenantContext } from '~/platform/context';
import { newRuntime, newTenant } from '#tests/jobs/job-world';

const source = newRuntime();
afterAll(() => source.close());

describe('the stream of progress', () => {
  it('tells each change, then ends with the work', async () => {
    const ctx = await newTenant(source);
    const id = await started(ctx);
    const events = read(await progressStream(asPage(ctx), id));
    expect(await next(events)).toMatchObject({ state: 'waiting', done: 0, total: 4 });
    await reportProgress(ctx, id, { state: 'running', done: 2 });
    expect(await next(events)).toMatchObject({ state: 'running', done: 2, total: 4 });
    await reportProgress(ctx, id, { state: 'done', done: 4, message: 'ok' });
    expect(await next(events)).toMatchObject({ state: 'done', done: 4, message: 'ok' });
    expect(await next(events)).toBeNull();
  });

  it('starts from what is stored when the page is loaded again', async () => {
    const ctx = await newTenant(source);
    const id = await started(ctx);
    await reportProgress(ctx, id, { state: 'failed', done: 3 });
    const events = read(await progressStream(asPage(ctx), id));
    expect(await next(events)).toMatchObject({ state: 'failed', done: 3 });
    expect(await next(events)).toBeNull();
  });

  it('ends when the browser leaves', async () => {
    const ctx = await newTenant(source);
    const leaving = new AbortController();
    const id = await started(ctx);
    const events = read(await progressStream(asPage(ctx, leaving.signal), id));
    expect(await next(events)).toMatchObject({ state: 'waiting' });
    leaving.abort();
    expect(await next(events)).toBeNull();
  });

  it('does not exist for another tenant', async () => {
    const id = await started(await newTenant(source));
    const stranger = await newTenant(source);
    await expect(progressStream(asPage(stranger), id)).rejects.toMatchObject({ name: 'NotFound' });
  });
});

const asPage = (ctx: TenantContext, signal = new AbortController().signal) =>
  ({ ...ctx, signal }) as unknown as IpmContext;

async function started(ctx: TenantContext): Promise<bigint> {
  const id = ctx.newId();
  await ctx.transaction((tx) => startProgress(tx, id, 'calls.issue', 4));
  return id;
}

async function* read(response: Response): AsyncGenerator {
  const decoder = new TextDecoder();
  for await (const bytes of response.body as unknown as AsyncIterable<Uint8Array>) {
    for (const line of decoder.decode(bytes).split('\n')) {
      if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as unknown;
    }
  }
}

async function next(events: AsyncGenerator): Promise<unknown> {
  const step: IteratorResult<unknown, unknown> = await events.next();
  return step.done ? null : step.value;
}
