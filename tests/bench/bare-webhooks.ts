import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Pool } from 'mysql2/promise';
import { createIdFactory } from '~/platform/database/ids.server';

export type BareWebhooksPlan = { readonly ipmIds: Readonly<Record<string, string>> };

const BARE_PROCESS = 1_023;
const newId = createIdFactory({ now: Date.now, processNumber: BARE_PROCESS });

/** The limit of a webhook: reads the body, writes the same two rows durably, answers 200. */
export const bareWebhooks =
  (pool: Pool, { ipmIds }: BareWebhooksPlan) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const { id, type } = JSON.parse(body.toString('utf8')) as { id: string; type: string };
    const ipmId = ipmIds[request.url?.split('/').at(-1) ?? ''] ?? '';
    const now = new Date();
    const connection = await pool.getConnection();
    try {
      await connection.beginTransaction();
      await connection.execute(
        `INSERT INTO WaveEvent (ipmId, eventId, type, rawBody, receivedAt, state)
         VALUES (?, ?, ?, ?, ?, ?)`,
        [ipmId, id, type, body, now, 'received'],
      );
      await connection.execute(
        'INSERT INTO OutboxMessage (ipmId, id, jobName, payload, createdAt) VALUES (?, ?, ?, ?, ?)',
        [ipmId, newId(), 'wave.event', JSON.stringify({ ipmId, eventId: id }), now],
      );
      await connection.commit();
    } finally {
      connection.release();
    }
    response.setHeader('Content-Type', 'application/json');
    response.end('{"received":true,"duplicate":false}');
  };
