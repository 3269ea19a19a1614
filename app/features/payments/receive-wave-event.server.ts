import type { TenantContext } from '~/platform/context';

export type IncomingEvent = {
  readonly eventId: string;
  readonly type: string;
  readonly rawBody: Buffer;
};

/**
 * Stores a verified event once, with the message that has it processed. Answers false when it was
 * already there. The key is (IPM, event).
 */
export async function receiveWaveEvent(ctx: TenantContext, event: IncomingEvent): Promise<boolean> {
  return ctx.followUp(async (tx) => {
    const { sql } = tx;
    const inserted = await sql.run`INSERT IGNORE INTO WaveEvent
        (ipmId, eventId, type, rawBody, receivedAt, state)
      VALUES (${sql.ipm}, ${event.eventId}, ${event.type}, ${event.rawBody}, ${tx.now}, ${'received'})`;
    if (inserted === 0) return false;
    await tx.enqueue('wave.event', { eventId: event.eventId });
    return true;
  });
}
