import { expect, test } from 'vitest';
import { languageOf, pathForLogs, readCookie, readToast } from './http.server';

const asking = (cookie: string) =>
  new Request('http://localhost/', { headers: { Cookie: cookie } });

test('a cookie is read by its whole name, and one that nobody wrote so is none', () => {
  expect(readCookie(asking('other=1; lang=en'), 'lang')).toBe('en');
  expect(readCookie(asking('slang=en'), 'lang')).toBeNull();
  expect(languageOf(asking('lang=%E0%A4%A'))).toBe('fr');
  expect(readCookie(asking('theme=%'), 'theme')).toBeNull();
});

test.each([
  '%ZZ',
  'text',
  '{}',
  '{"key":1}',
  '{"key":"saved","values":{"a":{"b":1}}}',
  'null',
  '[]',
])('a toast that this site did not write is not shown: %s', (text) => {
  const value = text.startsWith('%') ? text : encodeURIComponent(text);
  expect(readToast(asking(`toast=${value}`))).toBeNull();
});

test('a toast comes back as it was sent', () => {
  const toast = { key: 'saved', values: { count: 2, name: 'Awa' }, tone: 'warn' };
  expect(readToast(asking(`toast=${encodeURIComponent(JSON.stringify(toast))}`))).toEqual(toast);
});

test.each([
  ['/auth/invitation/s3cret', '/auth/invitation/…'],
  ['/auth/reset/s3cret.data', '/auth/reset/…'],
  ['/auth/login', '/auth/login'],
  ['/ipm/teranga/calls/12', '/ipm/teranga/calls/12'],
])('a log names %s as %s', (path, logged) => {
  expect(pathForLogs(path)).toBe(logged);
});
