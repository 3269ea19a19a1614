import { Link } from '@remix-run/react';
import { Money } from '~/components/figures';
import { InstantText } from '~/components/dates';
import { StateBadge, type Tone } from '~/components/state-badge';
import type { CheckoutState as State } from '~/domain/payments/checkout-state';
import { useT } from '~/i18n/t';
import type { CheckoutRow } from './checkout-queries.server';

const TONES: Record<State, Tone> = {
  intent: 'progress',
  open: 'progress',
  complete: 'settled',
  expired: 'ended',
  failed: 'late',
};

/** The attempts to pay a call through Wave, with what went wrong in a sentence. */
export function CheckoutList(props: {
  readonly checkouts: readonly CheckoutRow[];
  /** The payment's own page, for those who may see it. */
  readonly checkoutTo?: (id: bigint) => string;
}) {
  const { checkouts, checkoutTo } = props;
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
            <CheckoutState state={checkout.state} />
          </span>
          <span className="text-sm text-ink-soft">
            {checkoutTo === undefined ? (
              <InstantText instant={checkout.createdAt} />
            ) : (
              <Link className="text-link" to={checkoutTo(checkout.id)}>
                <InstantText instant={checkout.createdAt} />
              </Link>
            )}
          </span>
          {checkout.failureCode !== null && checkout.state !== 'complete' && (
            <span className="text-sm text-late">
              {t.dynamic(`wave.errors.${checkout.failureCode}`)}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

export function CheckoutState({ state }: { readonly state: State }) {
  const t = useT();
  return <StateBadge tone={TONES[state]}>{t(`payments.checkoutStates.${state}`)}</StateBadge>;
}
