import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { firstAnswer, startServer, untilReady } from './private-server-process.mjs';
import { freePort } from './processes.mjs';

/** A Redis of our own; its jobs survive a restart (appendonly), and none is evicted. */
export async function startRedis({ place, state, path }) {
  const data = join(place, 'redis');
  mkdirSync(data, { recursive: true });
  const port = await freePort(state.redisPort);
  const config = join(data, 'redis.conf');
  writeFileSync(config, redisSettings({ place, data, port, password: state.password }), {
    mode: 0o600,
  });
  const child = startServer(path, [config], join(place, 'logs', 'redis.log'));
  await untilReady(child, 'Redis', place, () => answersPing(port, state.password));
  return { pid: child.pid, port };
}

function redisSettings({ place, data, port, password }) {
  return [
    'bind 127.0.0.1',
    `port ${port}`,
    'protected-mode yes',
    `requirepass ${password}`,
    `dir "${data}"`,
    `pidfile "${join(place, 'redis.pid')}"`,
    'daemonize no',
    'appendonly yes',
    'save ""',
    'maxmemory-policy noeviction',
    '',
  ].join('\n');
}

const answersPing = (port, password) =>
  firstAnswer(port, `AUTH ${password}\r\nPING\r\n`, (text) => text.includes('+PONG'));
