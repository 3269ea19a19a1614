import { natureOf } from '~/domain/payments/wallet-movement';
import type { Unequal } from '~/domain/payments/wallet-balance';
import type { Day } from '~/domain/period';
import type { ExplainedSide } from './explanation-queries.server';

/** What a line of the difference asks of the accountant; the first two explain themselves. */
export type LineAdvice =
  | 'dated-otherwise'
  | 'not-listed-yet'
  | 'to-run'
  | 'to-attach'
  | 'to-pay'
  | 'to-suspend'
  | 'to-check';

/** The last days of Wave's list may still be to come. */
export function adviceOf(
  { reason, sides, amountXof }: Unequal<ExplainedSide>,
  lastDay: Day,
): LineAdvice {
  const wave = sides.find(({ side }) => side === 'wave');
  if (wave?.state === 'stored') return 'to-run';
  if (wave?.state === 'waiting') {
    const nature = natureOf({ kind: wave.kind ?? '', amountXof: -amountXof, isReversal: false });
    return nature === 'given-back' ? 'to-attach' : nature === 'paid-out' ? 'to-pay' : 'to-suspend';
  }
  if (reason === 'not-in-books') return 'dated-otherwise';
  if (reason === 'amounts-differ') return 'to-check';
  if (sides.some(({ transactionId }) => transactionId !== null)) return 'dated-otherwise';
  return sides.some(({ day }) => day === lastDay) ? 'not-listed-yet' : 'to-check';
}

/** Whether the line waits for somebody. */
export const isUrgent = (advice: LineAdvice) =>
  advice !== 'dated-otherwise' && advice !== 'not-listed-yet';
