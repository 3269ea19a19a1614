import { describe, expect, test } from 'vitest';
import { isDuplicate, isRetryable, withRetry } from './retry.server';

const serverError = (fields: object) => Object.assign(new Error('refused'), fields);

describe('withRetry', () => {
  test('runs the work again after a deadlock and answers its result', async () => {
    const attempts: number[] = [];
    const result = await withRetry((attempt) => {
      attempts.push(attempt);
      if (attempt < 3) return Promise.reject(serverError({ errno: 1213 }));
      return Promise.resolve('done');
    });
    expect([result, attempts]).toEqual(['done', [1, 2, 3]]);
  });

  test('gives up after five attempts with the last error', async () => {
    let attempts = 0;
    const work = () => {
      attempts += 1;
      return Promise.reject(serverError({ errno: 1205 }));
    };
    await expect(withRetry(work)).rejects.toMatchObject({ errno: 1205 });
    expect(attempts).toBe(5);
  });

  test('does not repeat what a rule or a key refuses', async () => {
    let attempts = 0;
    const work = () => {
      attempts += 1;
      return Promise.reject(serverError({ errno: 1062 }));
    };
    await expect(withRetry(work)).rejects.toMatchObject({ errno: 1062 });
    expect(attempts).toBe(1);
  });
});

test('deadlocks, lock waits, an absent node and lost connections are retried', () => {
  for (const errno of [1213, 1205, 1047, 1180, 1053, 2006, 2013, 4031]) {
    expect(isRetryable(serverError({ errno }))).toBe(true);
  }
  for (const code of [
    'PROTOCOL_CONNECTION_LOST',
    'ECONNRESET',
    'ECONNREFUSED',
    'EPIPE',
    'ETIMEDOUT',
  ]) {
    expect(isRetryable(serverError({ code }))).toBe(true);
  }
  for (const fields of [{ errno: 1062 }, { errno: 1452 }, { errno: 1064 }, {}]) {
    expect(isRetryable(serverError(fields))).toBe(false);
  }
  expect(isRetryable('1213')).toBe(false);
});

test('a duplicate is told from other refusals, and one key from another', () => {
  const error = Object.assign(
    new Error("Duplicate entry '1-M1' for key 'Participant_ipmId_matricule_key'"),
    {
      errno: 1062,
    },
  );
  expect(isDuplicate(error)).toBe(true);
  expect(isDuplicate(error, 'Participant_ipmId_matricule_key')).toBe(true);
  expect(isDuplicate(error, 'PRIMARY')).toBe(false);
  expect(isDuplicate(serverError({ errno: 1452 }))).toBe(false);
  expect(isDuplicate(null)).toBe(false);
});
