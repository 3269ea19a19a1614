import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Express, NextFunction, Request, Response } from 'express';
import { refuse } from './api-answer';
import { sendAnswer } from './api-call.server';
import { apiRoutes } from './api-routes.server';
import { controlRoutes } from './control-routes.server';
import { payRoutes } from './pay-routes.server';
import type { SimulatorContext } from './simulator-context.server';
import { openStore } from './simulator-store.server';
import { putWalletAgain, walletInput } from './wallet-input';
import { DEFAULT_RETRY_DELAYS_MS } from './delivery-queue.server';
import { createWebhookSender } from './webhook-sender.server';
import type { z } from 'zod';

const HOST = '127.0.0.1';
const REQUEST_TIMEOUT_MS = 10_000;
const TRANSACTIONS_PER_PAGE = 100;
/** A batch of some thousand payouts. */
const BODY_LIMIT = '2mb';

export type SimulatorOptions = {
  /** 0 takes a free port. */
  port: number;
  statePath?: string | null;
  wallets?: z.input<typeof walletInput>[];
  now?: () => Date;
  /** Waits between deliveries of a webhook; when they are used up it is given up. */
  webhookRetryDelaysMs?: readonly number[];
  transactionsPerPage?: number;
};

export type Simulator = { url: string; close: () => Promise<void> };

/** Starts a simulator of the Wave Business API on loopback. */
export async function createSimulator(options: SimulatorOptions): Promise<Simulator> {
  const store = openStore(options.statePath ?? null);
  for (const wallet of options.wallets ?? []) {
    putWalletAgain(store.state, walletInput.parse(wallet));
  }
  store.changed();
  const now = options.now ?? (() => new Date());
  const retryDelaysMs = options.webhookRetryDelaysMs ?? DEFAULT_RETRY_DELAYS_MS;
  const webhooks = createWebhookSender({ store, now, retryDelaysMs });
  const transactionsPerPage = options.transactionsPerPage ?? TRANSACTIONS_PER_PAGE;
  const context: SimulatorContext = { store, webhooks, now, transactionsPerPage };

  const server = createServer(simulatorApp(context));
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.listen(options.port, HOST);
  await once(server, 'listening');
  webhooks.resume();
  return {
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await webhooks.close();
      server.closeAllConnections();
      await closed;
      await store.flush();
    },
  };
}

function simulatorApp(context: SimulatorContext): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.use('/v1', express.raw({ type: () => true, limit: BODY_LIMIT }), apiRoutes(context));
  app.use('/c', payRoutes(context));
  app.use('/simulator', controlRoutes(context));
  app.use(answerFault);
  return app;
}

/** What a parser refuses is the caller's fault; anything else is the simulator's own. */
function answerFault(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  if (res.headersSent) {
    next(error);
    return;
  }
  const status = (error as { status?: unknown }).status;
  if (typeof status === 'number' && status < 500) {
    sendAnswer(res, refuse(status, 'request-parsing-error', 'The request cannot be read'));
    return;
  }
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : 'fault'}\n`);
  sendAnswer(res, refuse(500, 'internal-server-error', 'The simulator failed'));
}
