import { describe, expect, test } from 'vitest';
import { createIdFactory } from './ids.server';

const EPOCH = Date.UTC(2024, 0, 1);

describe('ids', () => {
  test('are 41 bits of milliseconds, 10 of process, 12 of sequence', () => {
    const next = createIdFactory({ now: () => EPOCH + 5, processNumber: 3 });
    expect([next(), next()]).toEqual([(5n << 22n) | (3n << 12n), (5n << 22n) | (3n << 12n) | 1n]);
  });

  test('grow and never repeat, when the sequence runs out and when the clock steps back', () => {
    let clock = EPOCH + 1_000;
    const next = createIdFactory({ now: () => clock, processNumber: 0 });
    const ids = Array.from({ length: 10_000 }, () => next());
    clock -= 500;
    ids.push(...Array.from({ length: 10_000 }, () => next()));
    clock += 10_000;
    ids.push(next());
    expect(ids.every((id, index) => index === 0 || id > (ids[index - 1] ?? 0n))).toBe(true);
  });

  test('of two processes differ', () => {
    const now = () => EPOCH + 7;
    const one = createIdFactory({ now, processNumber: 0 });
    const other = createIdFactory({ now, processNumber: 1_023 });
    const all = Array.from({ length: 2_000 }, () => [one(), other()]).flat();
    expect(new Set(all).size).toBe(all.length);
  });

  test('fit a signed BIGINT for the life of the scheme', () => {
    const last = EPOCH + 2 ** 41 - 1;
    const next = createIdFactory({ now: () => last, processNumber: 1_023 });
    expect(next()).toBeLessThan(2n ** 63n);
  });

  test.each([-1, 1_024, 1.5, Number.NaN])('refuse the process number %s', (processNumber) => {
    expect(() => createIdFactory({ now: Date.now, processNumber })).toThrow('0-1023');
  });
});
