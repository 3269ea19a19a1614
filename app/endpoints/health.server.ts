import { createHash, timingSafeEqual } from 'node:crypto';
import type { Application, Request, RequestHandler } from 'express';
import { readiness } from '~/platform/health.server';
import { createMetrics, type Metrics } from '~/platform/metrics.server';
import { watchedQueues } from '~/platform/redis.server';
import { runtime } from '~/platform/runtime.server';

const AREAS = new Set([
  'ipm',
  'employer',
  'provider',
  'icamo',
  'platform',
  'auth',
  'account',
  'demo',
  'api',
]);
const TENANT_AREAS = new Set(['ipm', 'employer', 'provider']);

/** `/healthz`, `/readyz` and `/metrics`, and the measure of what all other routes take. */
export function installHealth(app: Application): void {
  const metrics = createMetrics();
  const queues = () => watchedQueues(runtime().settings.REDIS_URL);
  app.use(measure(metrics));
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

function measure(metrics: Metrics): RequestHandler {
  return (request, response, next) => {
    const since = performance.now();
    response.once('close', () => {
      metrics.observeRequest({
        method: request.method,
        route: response.statusCode === 404 ? 'not-found' : routeLabel(request.path),
        status: response.statusCode,
        seconds: (performance.now() - since) / 1_000,
      });
    });
    next();
  };
}

/** The shape of the path, without tenants and ids: labels must stay few. */
export function routeLabel(path: string): string {
  const parts = path
    .replace(/\.data$/, '')
    .split('/')
    .filter((part) => part !== '');
  const area = parts[0] ?? '';
  if (parts.length === 0) return '/';
  if (area === 'webhooks') return '/webhooks/wave/:ipm';
  if (!AREAS.has(area)) return '/other';
  const shape = parts.map((part, index) => {
    if (index === 1 && TENANT_AREAS.has(area)) return ':tenant';
    return /^[a-z][a-z-]{0,30}$/.test(part) && index < 5 ? part : ':id';
  });
  return `/${shape.slice(0, area === 'auth' ? 2 : 6).join('/')}`;
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
