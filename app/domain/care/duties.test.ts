import { expect, it } from 'vitest';
import { checkDuties, USUAL_DUTIES } from './duties';

const hands = { enteredBy: 1n, adjudicatedBy: 2n, approvedBy: 3n };
const both = { approverApart: true, payerApart: true };
const none = { approverApart: false, payerApart: false };

it('keeps who entered or adjudicated an invoice from approving it', () => {
  expect(checkDuties('approve', USUAL_DUTIES, hands, 1n)).toBe('approver-entered');
  expect(checkDuties('approve', USUAL_DUTIES, hands, 2n)).toBe('approver-adjudicated');
  expect(checkDuties('approve', USUAL_DUTIES, hands, 3n)).toBeNull();
  expect(checkDuties('approve', none, hands, 1n)).toBeNull();
});

it('keeps who approved it from paying it only where the fund asks for that', () => {
  expect(checkDuties('pay', USUAL_DUTIES, hands, 3n)).toBeNull();
  expect(checkDuties('pay', both, hands, 3n)).toBe('payer-approved');
  expect(checkDuties('pay', both, hands, 1n)).toBeNull();
});

it('lets anyone refuse and adjudicate, and a program take every step', () => {
  for (const action of ['refuse', 'adjudicate'] as const) {
    expect(checkDuties(action, both, hands, 1n)).toBeNull();
  }
  expect(checkDuties('approve', both, { ...hands, enteredBy: 0n }, null)).toBeNull();
});
