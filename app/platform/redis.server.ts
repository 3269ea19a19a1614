import { createHash } from 'node:crypto';
import Bull, { type Queue, type QueueOptions } from 'bull';
import { QUEUE_NAMES, type QueueName } from '#jobs/catalog';
import { log } from './log.server';

/** What Redis carries: where the message is. The message itself stays in the database. */
export type Delivery = { readonly ipmId: string; readonly messageId: string };
export type Queues = { readonly [name in QueueName]: Queue<Delivery> };

export type QueueTimes = {
  /** A job whose worker has been silent for so long is given to another. */
  readonly lockMs: number;
  readonly stalledCheckMs: number;
};

const QUEUE_TIMES: QueueTimes = { lockMs: 15_000, stalledCheckMs: 10_000 };
const CONNECT_TIMEOUT_MS = 5_000;
/** The outbox counts the attempts; Bull may take a job back from dead workers as often as needed. */
const MAX_STALLED_COUNT = 1_000;

export type QueueServers = { readonly REDIS_URL: string; readonly DATABASE_URL: string };

/** One queue for each class of work, so that an import never holds up a payment. */
export function createQueues(servers: QueueServers, times: QueueTimes = QUEUE_TIMES): Queues {
  const options: QueueOptions = {
    prefix: prefixOf(servers.DATABASE_URL),
    redis: redisOptions(servers.REDIS_URL),
    settings: {
      lockDuration: times.lockMs,
      stalledInterval: times.stalledCheckMs,
      maxStalledCount: MAX_STALLED_COUNT,
      retryProcessDelay: 1_000,
    },
  };
  const open = (name: QueueName) => {
    const queue = new Bull<Delivery>(name, options);
    queue.on('error', (error: Error) => {
      log().warn({ queue: name, error: error.message }, 'queue error');
    });
    return queue;
  };
  return Object.fromEntries(QUEUE_NAMES.map((name) => [name, open(name)])) as unknown as Queues;
}

let watched: Queues | undefined;

/** The web server's own, opened when it is first asked how the queues are. */
export function watchedQueues(servers: QueueServers): Queues {
  watched ??= createQueues(servers);
  return watched;
}

export async function closeQueues(queues: Queues): Promise<void> {
  await Promise.all(Object.values(queues).map((queue) => queue.close()));
}

const IDENTITY_LENGTH = 12;

/**
 * Applications of two databases may share one Redis: each sees only its own queues. The braces put all
 * keys into one hash slot, as a Redis cluster wants it.
 */
function prefixOf(databaseUrl: string): string {
  const { host, pathname } = new URL(databaseUrl);
  const digest = createHash('sha256').update(`${host}${pathname}`).digest('hex');
  return `{queue-${digest.slice(0, IDENTITY_LENGTH)}}`;
}

function redisOptions(redisUrl: string) {
  const { protocol, hostname, port, username, password, pathname } = new URL(redisUrl);
  return {
    host: hostname,
    port: port === '' ? 6379 : Number(port),
    db: Number(pathname.slice(1) || 0),
    connectTimeout: CONNECT_TIMEOUT_MS,
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}
