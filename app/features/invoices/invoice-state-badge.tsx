import { StateBadge, type Tone } from '~/components/state-badge';
import type { InvoiceState } from '~/domain/care/invoice-state';
import { daysBetween, toDay } from '~/domain/period';
import { useT } from '~/i18n/t';

const TONES: Readonly<Record<InvoiceState, Tone>> = {
  entered: 'waiting',
  adjudicated: 'waiting',
  approved: 'progress',
  paid: 'settled',
  refused: 'ended',
};

type Standing = { readonly state: InvoiceState; readonly dueOn: string };

/** One word for where an invoice stands; past its due day it also says by how much. */
export function InvoiceStateBadge({
  invoice,
  today,
}: {
  readonly invoice: Standing;
  readonly today: string;
}) {
  const t = useT();
  const { state, dueOn } = invoice;
  return (
    <span className="inline-flex flex-wrap gap-1">
      <StateBadge tone={TONES[state]}>{t(`care.states.${state}`)}</StateBadge>
      {isLate(invoice, today) && (
        <StateBadge tone="late">
          {t('care.lateBy', { count: daysBetween(toDay(dueOn), toDay(today)) })}
        </StateBadge>
      )}
    </span>
  );
}

export const isLate = ({ state, dueOn }: Standing, today: string) =>
  dueOn < today && state !== 'paid' && state !== 'refused';
