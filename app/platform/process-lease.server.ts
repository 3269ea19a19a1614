import { hostname } from 'node:os';
import { createIdFactory } from './database/ids.server';
import { systemSql, type Runtime } from './runtime.server';

const LEASE_MS = 60_000;
const RENEW_MS = 20_000;
const NUMBERS = 1024;

/**
 * Leases a process number for this process's ids and renews it. Answers the function that gives it
 * back. When the lease is lost (the database was away for too long) no further id is given.
 */
export async function leaseProcessNumber(source: Runtime): Promise<() => Promise<void>> {
  const holder = `${hostname()}:${process.pid}:${Math.random().toString(36).slice(2, 10)}`;
  const number = await takeNumber(source, holder);
  const generate = createIdFactory({ now: Date.now, processNumber: number });
  let validUntil = Date.now() + LEASE_MS;
  source.newId = () => {
    if (Date.now() > validUntil) throw new Error('the lease on the process number has run out');
    return generate();
  };
  const sql = systemSql(source);
  const timer = setInterval(() => {
    const until = Date.now() + LEASE_MS;
    sql.run`UPDATE ProcessLease SET expiresAt = ${new Date(until)} WHERE number = ${number} AND holder = ${holder}`
      .then((renewed) => {
        if (renewed === 1) validUntil = until;
      })
      .catch(() => undefined);
  }, RENEW_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await sql.run`DELETE FROM ProcessLease WHERE number = ${number} AND holder = ${holder}`;
  };
}

async function takeNumber(source: Runtime, holder: string): Promise<number> {
  const sql = systemSql(source);
  const expiresAt = new Date(Date.now() + LEASE_MS);
  const start = Math.floor(Math.random() * NUMBERS);
  for (let step = 0; step < NUMBERS; step += 1) {
    const number = (start + step) % NUMBERS;
    const taken = await sql.run`INSERT INTO ProcessLease (number, holder, expiresAt)
      VALUES (${number}, ${holder}, ${expiresAt})
      ON DUPLICATE KEY UPDATE
        holder = IF(expiresAt < ${new Date()}, VALUES(holder), holder),
        expiresAt = IF(holder = VALUES(holder), VALUES(expiresAt), expiresAt)`;
    if (taken === 0) continue;
    const row = await sql.first<{
      holder: string;
    }>`SELECT holder FROM ProcessLease WHERE number = ${number}`;
    if (row?.holder === holder) return number;
  }
  throw new Error('all 1024 process numbers are leased');
}
