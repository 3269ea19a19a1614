import type { LoaderFunctionArgs } from '@remix-run/node';
import { NotFound } from '~/domain/outcome';
import { notFound, pathForLogs, type LoadContext } from './http.server';
import { log } from './log.server';

/** Runs a loader or command: what is not there becomes 404, a fault is logged with its tenant and request. */
export async function logFault<Result>(
  args: LoaderFunctionArgs,
  tenant: string | null,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Response) throw error;
    if (error instanceof NotFound) throw notFound();
    const { requestId } = args.context as unknown as LoadContext;
    const route = pathForLogs(new URL(args.request.url).pathname);
    log().error(
      { err: error, tenant, requestId, route, method: args.request.method },
      'request failed',
    );
    if (error instanceof Error) logged.add(error);
    throw error;
  }
}

const logged = new WeakSet<Error>();

/**
 * What broke outside of a loader's or a command's own work: a session that could not be read, a page
 * that could not be drawn. A visitor who has gone is no fault.
 */
export function logUnhandled(
  error: unknown,
  args: Pick<LoaderFunctionArgs, 'request' | 'context'>,
) {
  if (args.request.signal.aborted || (error instanceof Error && logged.has(error))) return;
  const { requestId } = args.context as unknown as LoadContext;
  const route = pathForLogs(new URL(args.request.url).pathname);
  log().error({ err: error, requestId, route, method: args.request.method }, 'request broken');
}
