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
 * already there. The key is (IPM, event). Nearly every event is new: it is written at once, and only
 * one that the database refuses for its key is looked at.
 */
export async function receiveWaveEvent(ctx: TenantContext, event: IncomingEvent): Promise<boolean> {
  const short = event.eventId.length <= ID_LENGTH;
  let isFirstTry = short;
  return ctx.followUp(async (tx) => {
    if (isFirstTry) {
      isFirstTry = false;
      await tx.later.insert('WaveEvent', rowOf(tx, event, event.eventId));
      await tx.enqueue('wave.event', { eventId: event.eventId });
      return true;
    }
    const outcome = short ? await store(tx, event, event.eventId) : 'other';
    // The database compares without case, and a long id would be cut: two such events stay two.
    return outcome === 'other'
      ? (await store(tx, event, digestedId(event.eventId))) === 'stored'
      : outcome === 'stored';
  });
}

const rowOf = (tx: IpmTransaction, { type, rawBody }: IncomingEvent, eventId: string) => ({
  eventId,
  type: type.slice(0, TYPE_LENGTH),
  rawBody,
  receivedAt: tx.now,
  state: 'received',
});

async function store(
  tx: IpmTransaction,
  event: IncomingEvent,
  eventId: string,
): Promise<'stored' | 'known' | 'other'> {
  const { sql } = tx;
  const row = rowOf(tx, event, eventId);
  const inserted = await sql.run`INSERT IGNORE INTO WaveEvent
      (ipmId, eventId, type, rawBody, receivedAt, state)
    VALUES (${sql.ipm}, ${eventId}, ${row.type}, ${row.rawBody}, ${row.receivedAt}, ${row.state})`;
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
