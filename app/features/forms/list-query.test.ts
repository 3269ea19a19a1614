import { expect, test } from 'vitest';
import { dayOfQuery, pageOfQuery, periodOfQuery } from './list-query';

const query = (text: string) => new URLSearchParams({ it: text, page: text });

test.each([
  ['2026-11-27', '2026-11-27'],
  ['2026-02-30', null],
  ['9999-12-31', null],
  ['0205-05-12', null],
  ['27/11/2026', '2026-11-27'],
  ['', null],
])('the day asked for by %j is %s', (text, day) => {
  expect(dayOfQuery(query(text), 'it')).toBe(day);
});

test.each([
  ['2026-11', '2026-11'],
  ['2026-13', null],
  ['0000-01', null],
  ['9999-12', null],
])('the month asked for by %j is %s', (text, period) => {
  expect(periodOfQuery(query(text), 'it')).toBe(period);
});

test.each([
  ['3', 3],
  ['0', 1],
  ['-1', 1],
  ['1e5', 1],
  ['99999999999999999999', 1],
])('the page asked for by %j is %i', (text, page) => {
  expect(pageOfQuery(query(text))).toBe(page);
});
