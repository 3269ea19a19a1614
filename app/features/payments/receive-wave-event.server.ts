import { createHash } from 'node:crypto';
import type { IpmTransaction, TenantContext } from '~/platform/context';

type IncomingEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly rawBody: Buffer;
};

const ID_LENGTH = 120;
const TYPE_LENGTH = 60;
const KEPT_OF_ID = 80;

/**
 * Stores a verified event once, with the message that has it processed. Answers false when it was
 * already there. The key is (IPM, event).
 */
export async function receiveWaveEvent(ctx: TenantContext, event: IncomingEvent): Promise<boolean> {
  return ctx.followUp(async (tx) => {
    const short = event.eventId.length <= ID_LENGTH;
    const outcome = short ? await store(tx, event, event.eventId) : 'other';
    // The database compares without case, and a long id would be cut: two such events stay two.
    return outcome === 'other'
      ? (await store(tx, event, digestedId(event.eventId))) === 'stored'
      : outcome === 'stored';
  });
}

async function store(
  tx: IpmTransaction,
  { type, rawBody }: IncomingEvent,
  eventId: string,
): Promise<'stored' | 'known' | 'other'> {
  const { sql } = tx;
  const inserted = await sql.run`INSERT IGNORE INTO WaveEvent
      (ipmId, eventId, type, rawBody, receivedAt, state)
    VALUES (${sql.ipm}, ${eventId}, ${type.slice(0, TYPE_LENGTH)}, ${rawBody}, ${tx.now},
      ${'received'})`;
  if (inserted === 1) {
    await tx.enqueue('wave.event', { eventId });
    return 'stored';
  }
  const there = await sql.first<{ eventId: string }>`SELECT eventId FROM WaveEvent
    WHERE ipmId = ${sql.ipm} AND eventId = ${eventId} LOCK IN SHARE MODE`;
  return there === null || there.eventId === eventId ? 'known' : 'other';
}

const digestedId = (eventId: string) =>
  `${eventId.slice(0, KEPT_OF_ID)}#${createHash('sha256').update(eventId).digest('hex').slice(0, 32)}`;
