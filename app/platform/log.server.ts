import { pino, type Logger } from 'pino';
import { settings } from './env.server';

export type Log = Logger;

let current: Log | undefined;

/** Structured log of this process. Fields that may hold a secret or a health datum are never written. */
export function log(): Log {
  current ??= pino({
    level: settings().LOG_LEVEL,
    base: { process: process.pid },
    redact: {
      paths: [
        'password',
        'secret',
        'token',
        'cookie',
        'authorization',
        'nin',
        '*.password',
        '*.secret',
        '*.token',
        '*.nin',
        'headers.cookie',
        'headers.authorization',
      ],
      censor: '•••',
    },
  });
  return current;
}
