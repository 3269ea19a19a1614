import { StateBadge } from '~/components/state-badge';
import type { CallState } from '~/domain/contributions/call-state';
import { useT } from '~/i18n/t';

type CallStanding = {
  readonly state: CallState;
  readonly dueOn: string;
  readonly totalXof: bigint;
  readonly allocatedXof: bigint;
};

/** One word for where a call stands: cancelled, settled, late, partly paid or awaited. */
export function CallStateBadge({
  call,
  today,
}: {
  readonly call: CallStanding;
  readonly today: string;
}) {
  const t = useT();
  if (call.state === 'cancelled') {
    return <StateBadge tone="ended">{t('contributions.standing.cancelled')}</StateBadge>;
  }
  if (call.allocatedXof >= call.totalXof) {
    return <StateBadge tone="settled">{t('contributions.standing.paid')}</StateBadge>;
  }
  if (call.dueOn < today) {
    return <StateBadge tone="late">{t('contributions.standing.late')}</StateBadge>;
  }
  return call.allocatedXof > 0n ? (
    <StateBadge tone="progress">{t('contributions.standing.partly-paid')}</StateBadge>
  ) : (
    <StateBadge tone="waiting">{t('contributions.standing.open')}</StateBadge>
  );
}
