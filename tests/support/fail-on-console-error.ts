import { afterEach, beforeEach, expect } from 'vitest';
import { format } from 'node:util';

/** An unexpected `console.error` or `console.warn` fails the test during which it was written. */
const written: string[] = [];
const original = { error: console.error, warn: console.warn };

beforeEach(() => {
  written.length = 0;
  console.error = (...parts: unknown[]) => written.push(format(...parts));
  console.warn = (...parts: unknown[]) => written.push(format(...parts));
});

afterEach(() => {
  Object.assign(console, original);
  expect(written, 'nothing is written to console.error or console.warn').toEqual([]);
});
