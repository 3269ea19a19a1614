import { expect, test } from 'vitest';
import { safePath } from './safe-path';

test.each([
  ['/ipm/teranga/calls?state=late#top', '/ipm/teranga/calls?state=late#top'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['ipm/teranga', '/'],
  ['https://elsewhere.example/', '/'],
  ['//elsewhere.example', '/'],
  ['/\\elsewhere.example', '/'],
  ['/\t/elsewhere.example', '/'],
  ['/\n/elsewhere.example', '/'],
  ['/..//elsewhere.example', '/'],
  ['javascript:alert(1)', '/'],
])('%j leads to %s', (path, expected) => {
  expect(safePath(path)).toBe(expected);
});
