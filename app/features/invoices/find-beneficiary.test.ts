import { expect, test } from 'vitest';
import { toDay } from '~/domain/period';
import { findBeneficiary } from './find-beneficiary';

const family = [
  { id: 1n, firstName: 'Awa', lastName: 'Diop', birthDate: toDay('2015-03-02') },
  { id: 2n, firstName: 'Awa', lastName: 'Diop', birthDate: toDay('2019-07-11') },
  { id: 3n, firstName: 'Aïssatou', lastName: 'Sène', birthDate: null },
];

test.each([
  ['aissatou', 3n],
  ['Sène Aïssatou', 3n],
  ['AWA 2015', 1n],
  ['Awa Diop 2019', 2n],
])('%s names one dependant', (asked, dependantId) => {
  expect(findBeneficiary(asked, family)).toEqual({ ok: true, dependantId });
});

test.each([
  ['Awa', 'beneficiary-ambiguous'],
  ['Awa Diop', 'beneficiary-ambiguous'],
  ['Moussa', 'beneficiary-unknown'],
  ['Awa 2016', 'beneficiary-unknown'],
])('%s is refused: %s', (asked, reason) => {
  expect(findBeneficiary(asked, family)).toEqual({ ok: false, reason });
});
