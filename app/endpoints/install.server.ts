import type { Application } from 'express';
import { installHealth, type RouteTable } from './health.server';
import { waveWebhook } from './wave-webhook.server';

/** The endpoints that Express serves before Remix. */
export function installEndpoints(app: Application, routes: RouteTable): void {
  installHealth(app, routes);
  app.use(waveWebhook());
}
