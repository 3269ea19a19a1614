import { NotFound } from '~/domain/outcome';
import type { IpmContext } from '~/platform/context';
import { findProgress, isEnded, type Progress } from './progress-queries.server';

const POLL_MS = 500;
/** Proxies cut a line on which nothing comes. */
const KEEP_ALIVE_MS = 15_000;
/** The browser then asks again by itself; no stream lives for ever. */
const STREAM_LIMIT_MS = 10 * 60_000;

/**
 * The progress of one piece of work as server-sent events: `data: {state, done, total, message}` at
 * each change, until it has ended or the browser leaves. A page that is loaded again starts from what
 * is stored.
 */
export async function progressStream(ctx: IpmContext, id: bigint): Promise<Response> {
  const first = await findProgress(ctx, id);
  if (first === null) throw new NotFound(`progress ${id}`);
  const encoder = new TextEncoder();
  const leaving = new AbortController();
  const stopped = AbortSignal.any([
    ctx.signal,
    leaving.signal,
    AbortSignal.timeout(STREAM_LIMIT_MS),
  ]);
  const stream = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => {
        if (!leaving.signal.aborted) controller.enqueue(encoder.encode(text));
      };
      send('retry: 2000\n\n');
      await follow(ctx, first, send, stopped);
      if (!leaving.signal.aborted) controller.close();
    },
    cancel() {
      leaving.abort();
    },
  });
  return new Response(stream, {
    headers: {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
    },
  });
}

async function follow(
  ctx: IpmContext,
  first: Progress,
  send: (text: string) => void,
  stopped: AbortSignal,
) {
  let current: Progress | null = first;
  let shown = '';
  let silentMs = 0;
  while (current !== null && !stopped.aborted) {
    const text = eventOf(current);
    silentMs = text === shown ? silentMs + POLL_MS : 0;
    if (text !== shown) send(text);
    else if (silentMs % KEEP_ALIVE_MS === 0) send(': still there\n\n');
    shown = text;
    if (isEnded(current)) return;
    await interval(POLL_MS, stopped);
    current = await findProgress(ctx, current.id);
  }
}

function eventOf({ id, jobName, state, doneCount, total, message, startedAt }: Progress): string {
  const data = {
    id: String(id),
    jobName,
    state,
    done: doneCount,
    total,
    message,
    startedAt: startedAt.toISOString(),
  };
  return `data: ${JSON.stringify(data)}\n\n`;
}

function interval(milliseconds: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    stopped.addEventListener('abort', end);
  });
}
