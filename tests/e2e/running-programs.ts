import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import mysql, { type RowDataPacket } from 'mysql2/promise';
import { demo, demoFile } from './world';

/** The worker that the supervisor has started last; it starts another one when this one dies. */
export function workerPid(): number {
  const file = join(dirname(demoFile), 'programs.json');
  const pids = JSON.parse(readFileSync(file, 'utf8')) as number[];
  const pid = pids.find((one) => commandLineOf(one).includes('worker.'));
  if (pid === undefined) throw new Error(`no worker among the programs of ${file}`);
  return pid;
}

function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Empties the application's Redis, as a lost server would come back. */
export async function emptyRedis(): Promise<void> {
  const { hostname, port, password } = new URL(demo.redisUrl);
  const socket = connect(Number(port), hostname);
  socket.write(`AUTH ${decodeURIComponent(password)}\r\nFLUSHALL\r\n`);
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
    if (answer.split('\r\n').length > 2) break;
  }
  if (answer !== '+OK\r\n+OK\r\n') throw new Error(`Redis answers ${answer}`);
}

export type Database = {
  count(sql: string, values: readonly unknown[]): Promise<number>;
  run(sql: string, values: readonly unknown[]): Promise<void>;
  close(): Promise<void>;
};

/** The application's database, to look at what a fault has left. */
export async function openDatabase(): Promise<Database> {
  const connection = await mysql.createConnection({ uri: demo.databaseUrl });
  return {
    async count(sql, values) {
      const [rows] = await connection.execute<RowDataPacket[]>(sql, [...values] as string[]);
      return Number(Object.values(rows[0] ?? {})[0] ?? 0);
    },
    async run(sql, values) {
      await connection.execute(sql, [...values] as string[]);
    },
    close: () => connection.end(),
  };
}

/** Asks again at once until the answer satisfies: what is awaited lasts some milliseconds. */
export async function reached(
  ask: () => Promise<number>,
  enough: (count: number) => boolean,
  limitMs = 60_000,
): Promise<number> {
  const end = Date.now() + limitMs;
  for (;;) {
    const count = await ask();
    if (enough(count)) return count;
    if (Date.now() > end) throw new Error(`the awaited count has not come: ${count}`);
  }
}
