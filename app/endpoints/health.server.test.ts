import { expect, test } from 'vitest';
import { routeLabel, wordsOf } from './health.server';

const words = wordsOf({
  root: { path: '' },
  ipm: { path: 'ipm/:ipm' },
  calls: { path: 'calls/:id/pdf' },
  link: { path: 'auth/invitation/:token' },
  rest: { path: '*' },
  home: {},
});

test.each([
  ['/', '/'],
  ['/ipm/teranga/calls/12/pdf', '/ipm/:tenant/calls/:id/pdf'],
  ['/ipm/calls/calls/12.data', '/ipm/:tenant/calls/:id'],
  ['/auth/invitation/abcdefgh', '/auth/invitation/:id'],
  ['/ipm/teranga/calls/made-up/words', '/ipm/:tenant/calls/:id/:id'],
  ['/webhooks/wave/teranga', '/webhooks/wave/:ipm'],
  ['/wp-login', '/other'],
])('the measure of %s is kept below %s', (path, label) => {
  expect(routeLabel(path, words)).toBe(label);
});
