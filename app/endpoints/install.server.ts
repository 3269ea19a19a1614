import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Application } from 'express';
import { createMetrics } from '~/platform/metrics.server';
import { installHealth, measure, routeLabel, wordsOf, type RouteTable } from './health.server';
import type { RequestFacts } from './request-facts';
import { answerWaveWebhook } from './wave-webhook.server';

/**
 * Installs the endpoints that Express serves before Remix. Answers the one that comes before Express:
 * it measures every request, and takes those that programs send by the thousand.
 */
export function installEndpoints(app: Application, routes: RouteTable) {
  const metrics = createMetrics();
  const words = wordsOf(routes);
  installHealth(app, metrics);
  return (request: IncomingMessage, response: ServerResponse, facts: RequestFacts): boolean => {
    const route = routeLabel(facts.path, words);
    measure(metrics, { method: request.method ?? '', route }, response);
    return answerWaveWebhook(request, response, facts);
  };
}
