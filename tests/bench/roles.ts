import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Pool } from 'mysql2/promise';
import { createPool } from '~/platform/database/pool.server';
import { barePage, type BarePagePlan } from './bare-page';
import { bareWebhooks, type BareWebhooksPlan } from './bare-webhooks';
import { playCalls, type CallsPlan } from './calls';
import { load, type LoadPlan } from './http-load';
import { playImport, type ImportPlan } from './imports';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** What this program does as a helper process of its own run. */
const ROLES: Readonly<Record<string, (plan: unknown) => Promise<void>>> = {
  load: async (plan) => {
    tell(await load(plan as LoadPlan));
  },
  calls: async (plan) => {
    tell(await playCalls(plan as CallsPlan));
  },
  import: async (plan) => {
    tell(await playImport(plan as ImportPlan));
  },
  'bare-page': (plan) => serve((pool) => barePage(pool, plan as BarePagePlan)),
  'bare-webhooks': (plan) => serve((pool) => bareWebhooks(pool, plan as BareWebhooksPlan)),
};

export async function playRole(role: string): Promise<void> {
  const play = ROLES[role];
  if (play === undefined) throw new Error(`no role ${role}`);
  const [plan] = (await once(process, 'message')) as unknown[];
  await play(plan);
}

function tell(message: unknown) {
  process.send?.(message, () => {
    if (process.connected) process.disconnect();
  });
}

/** A bare HTTP server on a free port, with a pool like the product's. */
async function serve(handlerOn: (pool: Pool) => Handler): Promise<void> {
  const handle = handlerOn(createPool(process.env['DATABASE_URL'] ?? ''));
  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.statusCode = 500;
      response.end();
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0);
  process.on('SIGTERM', () => process.exit(0));
}
