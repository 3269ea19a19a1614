import { createHash } from 'node:crypto';
import type { IpmTransaction, TenantContext } from '~/platform/context';
import { walletStands, type WebhookProof } from './wallet.server';

type IncomingEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly rawBody: Buffer;
  /** What the event was verified with, perhaps a moment ago. */
  readonly proof: WebhookProof;
};

type Outcome = 'stored' | 'known' | 'proof-withdrawn';

const ID_LENGTH = 120;
const TYPE_LENGTH = 60;
const KEPT_OF_ID = 80;
/** A column that must have a value would have none. */
const NO_VALUE = 1048;

/**
 * Stores a verified event once, with the message that has it processed, if its proof still stands.
 * The key is (IPM, event). Nearly every event is new: it is written at once, and only one that the
 * database refuses for its key is looked at.
 */
export async function receiveWaveEvent(ctx: TenantContext, event: IncomingEvent): Promise<Outcome> {
  const short = event.eventId.length <= ID_LENGTH;
  let isFirstTry = short;
  try {
    return await ctx.followUp(async (tx) => {
      if (isFirstTry) {
        isFirstTry = false;
        await insert(tx, event, event.eventId);
        return 'stored';
      }
      const found = short ? await find(tx, event.eventId) : 'another';
      if (found === 'the same') return 'known';
      const id = found === null ? event.eventId : digestedId(event.eventId);
      // The database compares without case, and a long id would be cut: two such events stay two.
      if (id !== event.eventId && (await find(tx, id)) !== null) return 'known';
      await insert(tx, event, id);
      return 'stored';
    });
  } catch (error) {
    if ((error as { errno?: number }).errno === NO_VALUE) return 'proof-withdrawn';
    throw error;
  }
}

/** The state is read from the wallet: with none whose proof stands, the database refuses the row. */
async function insert(
  tx: IpmTransaction,
  { type, rawBody, proof: { stored } }: IncomingEvent,
  eventId: string,
) {
  const { later } = tx;
  if (stored === null) throw new Error('an event was verified without a wallet');
  await later.run`INSERT INTO WaveEvent (ipmId, eventId, type, rawBody, receivedAt, state)
    VALUES (${later.ipm}, ${eventId}, ${type.slice(0, TYPE_LENGTH)}, ${rawBody}, ${tx.now},
      (SELECT ${'received'} ${walletStands(later, stored)}))`;
  await tx.enqueue('wave.event', { eventId });
}

async function find({ sql }: IpmTransaction, eventId: string) {
  const there = await sql.first<{ eventId: string }>`SELECT eventId FROM WaveEvent
    WHERE ipmId = ${sql.ipm} AND eventId = ${eventId} LOCK IN SHARE MODE`;
  if (there === null) return null;
  return there.eventId === eventId ? 'the same' : 'another';
}

const digestedId = (eventId: string) =>
  `${eventId.slice(0, KEPT_OF_ID)}#${createHash('sha256').update(eventId).digest('hex').slice(0, 32)}`;
