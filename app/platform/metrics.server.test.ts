import { expect, test } from 'vitest';
import { createMetrics } from './metrics.server';
import type { Queues } from './redis.server';
import type { Runtime } from './runtime.server';

const never = () => new Promise<never>(() => undefined);

test('the measures are told when the database and Redis stand still', async () => {
  const source = {
    ...{ pool: { query: never }, transactionPool: {} },
    sqlOptions: { checkStatements: false },
  };
  const queues = { brief: { getJobCounts: never } };
  const text = await createMetrics().render(
    source as unknown as Runtime,
    queues as unknown as Queues,
  );
  expect(text).toContain('process_cpu_user_seconds_total');
});
