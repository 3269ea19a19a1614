import { createHash, timingSafeEqual } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Application, Request } from 'express';
import { readiness } from '~/platform/health.server';
import type { Metrics } from '~/platform/metrics.server';
import { watchedQueues } from '~/platform/redis.server';
import { runtime } from '~/platform/runtime.server';

const TENANT_AREAS = new Set(['ipm', 'employer', 'provider']);
const DEEPEST_SHAPE = 6;

/** The application's routes, as Remix's build names them. */
export type RouteTable = Readonly<Record<string, { readonly path?: string | undefined }>>;

/** `/healthz`, `/readyz` and `/metrics`. */
export function installHealth(app: Application, metrics: Metrics): void {
  const queues = () => watchedQueues(runtime().settings);
  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  app.get('/readyz', (_request, response, next) => {
    readiness(runtime(), queues())
      .then((state) => response.status(state.status === 'ok' ? 200 : 503).json(state))
      .catch(next);
  });
  app.get('/metrics', (request, response, next) => {
    if (!mayReadMetrics(request)) {
      response.status(401).setHeader('WWW-Authenticate', 'Bearer').end();
      return;
    }
    metrics
      .render(runtime(), queues())
      .then((text) => response.type(metrics.contentType).send(text))
      .catch(next);
  });
}

/** How long a request takes, by method, route and status. */
export function measure(
  metrics: Metrics,
  { method, route }: { readonly method: string; readonly route: string },
  response: ServerResponse,
): void {
  const since = performance.now();
  response.once('close', () => {
    metrics.observeRequest({
      method,
      route: response.statusCode === 404 ? 'not-found' : route,
      status: response.statusCode,
      seconds: (performance.now() - since) / 1_000,
    });
  });
}

/** What stands in the addresses of the application itself: not tenants, not ids, not what a visitor makes up. */
export function wordsOf(routes: RouteTable): ReadonlySet<string> {
  const segments = Object.values(routes).flatMap(({ path = '' }) => path.split('/'));
  return new Set(segments.filter((segment) => /^[a-z]/.test(segment)));
}

/** The shape of the path: a visitor can make up addresses without end, and labels must stay few. */
export function routeLabel(path: string, words: ReadonlySet<string>): string {
  const parts = path
    .replace(/\.data$/, '')
    .split('/')
    .filter((part) => part !== '');
  const area = parts[0] ?? '';
  if (parts.length === 0) return '/';
  if (area === 'webhooks') return '/webhooks/wave/:ipm';
  if (!words.has(area)) return '/other';
  const shape = parts.map((part, index) => {
    if (index === 1 && TENANT_AREAS.has(area)) return ':tenant';
    return words.has(part) ? part : ':id';
  });
  return `/${shape.slice(0, DEEPEST_SHAPE).join('/')}`;
}

/** By the bearer token, or from the machine itself when no proxy stands in between. */
function mayReadMetrics(request: Request): boolean {
  const token = runtime().settings.METRICS_TOKEN;
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (token !== undefined && given !== undefined) return isSame(given, token);
  const address = request.socket.remoteAddress ?? '';
  const isLoopback = ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(address);
  return isLoopback && request.headers['x-forwarded-for'] === undefined;
}

const isSame = (given: string, expected: string) => timingSafeEqual(hash(given), hash(expected));
const hash = (text: string) => createHash('sha256').update(text).digest();
