import { randomInt } from 'node:crypto';
import { afterAll, expect, it } from 'vitest';
import { closeQueues, createQueues, type Queues } from '~/platform/redis.server';
import { testRedisUrl } from '#tests/support/database';

const opened: Queues[] = [];
afterAll(() => Promise.all(opened.map(closeQueues)));

/** The queues of the application of that database; all share one Redis. */
function queuesOf(databaseUrl: string): Queues {
  const queues = createQueues({ REDIS_URL: testRedisUrl(), DATABASE_URL: databaseUrl });
  opened.push(queues);
  return queues;
}

it('two databases on one Redis do not see each other’s work, two processes of one do', async () => {
  const schema = `icamo_${randomInt(1_000_000_000)}`;
  const [web, worker] = ['icamo:secret', 'other:password'].map((who) =>
    queuesOf(`mysql://${who}@db.example:3306/${schema}`),
  );
  const others = [
    queuesOf(`mysql://icamo:secret@db.example:3306/${schema}_b`),
    queuesOf(`mysql://icamo:secret@db2.example:3306/${schema}`),
  ];
  await web?.brief.add({ ipmId: '1', messageId: '2' });
  expect(await worker?.brief.getWaitingCount()).toBe(1);
  for (const other of others) expect(await other.brief.getWaitingCount()).toBe(0);
  await web?.brief.empty();
});
