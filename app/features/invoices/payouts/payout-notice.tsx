import { Notice } from '~/components/notice';
import { usePolling } from '~/components/use-polling';
import { UNDER_WAY } from '~/domain/payments/payout-state';
import { waveErrorForStaff } from '~/features/payments/wave-error';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import { lastAnswer } from './last-answer';
import type { PayoutRow } from './payout-queries.server';

/** On the page of an invoice: Wave is paying it, or has not. */
export function PayoutNotice({ payout }: { readonly payout: PayoutRow | null }) {
  const t = useT();
  const isUnderWay = payout !== null && UNDER_WAY.includes(payout.state);
  usePolling(isUnderWay);
  if (payout === null || payout.state === 'done') return null;
  const { amountXof, recipient, failureCode } = payout;
  if (payout.state === 'reversed') {
    return (
      <Notice title={t('payouts.reverse.doneTitle')}>
        {t('payouts.reverse.doneText', { amountXof })}
      </Notice>
    );
  }
  if (payout.state === 'failed') {
    return (
      <Notice tone="danger" title={t('payouts.failedTitle')}>
        {t('payouts.failedText', { cause: waveErrorForStaff(t, failureCode) })}
      </Notice>
    );
  }
  return (
    <Notice title={t('payouts.underWayTitle')}>
      <p aria-live="polite">
        {t('payouts.underWayText', { amountXof, account: displayPhone(recipient) })}
      </p>
      {failureCode !== null && (
        <p>{t('payouts.askedAgain', { cause: lastAnswer(t, failureCode) })}</p>
      )}
    </Notice>
  );
}
