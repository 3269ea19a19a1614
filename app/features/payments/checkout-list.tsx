import { Money } from '~/components/figures';
import { InstantText } from '~/components/dates';
import { StateBadge, type Tone } from '~/components/state-badge';
import type { CheckoutState } from '~/domain/payments/checkout-state';
import { useT } from '~/i18n/t';
import type { CheckoutRow } from './checkout-queries.server';

const TONES: Record<CheckoutState, Tone> = {
  intent: 'progress',
  open: 'progress',
  complete: 'settled',
  expired: 'ended',
  failed: 'late',
};

/** The attempts to pay a call through Wave, with what went wrong in a sentence. */
export function CheckoutList({ checkouts }: { readonly checkouts: readonly CheckoutRow[] }) {
  const t = useT();
  if (checkouts.length === 0) {
    return <p className="text-ink-soft">{t('payments.noAttempt')}</p>;
  }
  return (
    <ol className="flex flex-col gap-3">
      {checkouts.map((checkout) => (
        <li key={String(checkout.id)} className="flex flex-col gap-0.5">
          <span className="flex flex-wrap items-center justify-between gap-2">
            <Money amountXof={checkout.amountXof} strong />
            <StateBadge tone={TONES[checkout.state]}>
              {t(`payments.checkoutStates.${checkout.state}`)}
            </StateBadge>
          </span>
          <span className="text-sm text-ink-soft">
            <InstantText instant={checkout.createdAt} />
          </span>
          {checkout.failureCode !== null && checkout.state !== 'complete' && (
            <span className="text-sm text-late">
              {t.dynamic(`payments.waveErrors.${checkout.failureCode}`)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}
