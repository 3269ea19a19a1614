import { pino, stdSerializers, type Logger } from 'pino';
import { settings } from './env.server';

export type Log = Logger;

let current: Log | undefined;

/** Structured log of this process. Fields that may hold a secret or a health datum are never written. */
export function log(): Log {
  current ??= pino({
    level: settings().LOG_LEVEL,
    base: { process: process.pid },
    serializers: { err: describeError },
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

/**
 * What a log says of an error. The driver's errors carry their whole statement with every value in
 * it, and its sentences quote what a row was refused for: names, numbers of people.
 */
export function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { type, message, stack } = stdSerializers.err(error);
  const { code, errno } = error as Error & { code?: unknown; errno?: unknown };
  return { type, message: withoutValues(message), stack: withoutValues(stack), code, errno };
}

/** `Duplicate entry 'Awa Diop' for key 'Person_name_key'` keeps the key alone. */
export const withoutValues = (sentence: string): string =>
  sentence.replace(/\b(entry|value:?) '.*?'(?= for )/gs, "$1 '•••'");
