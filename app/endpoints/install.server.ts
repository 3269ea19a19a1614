import type { Application } from 'express';
import { installHealth } from './health.server';
import { waveWebhook } from './wave-webhook.server';

/** The endpoints that Express serves before Remix. */
export function installEndpoints(app: Application): void {
  installHealth(app);
  app.use(waveWebhook());
}
