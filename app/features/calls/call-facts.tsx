import { DayText, InstantText, PeriodText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Count, Money } from '~/components/figures';
import { useT } from '~/i18n/t';
import type { CallDetail } from './call-queries.server';
import { openOf } from './call-table';

/** What a call says, in definitions. */
export function CallFacts({ call }: { readonly call: CallDetail }) {
  const t = useT();
  return (
    <FactGrid
      facts={[
        { label: t('contributions.month'), value: <PeriodText period={call.period} /> },
        { label: t('contributions.dueOn'), value: <DayText day={call.dueOn} /> },
        { label: t('contributions.workers'), value: <Count value={call.lineCount} /> },
        { label: t('contributions.employerShare'), value: <Money amountXof={call.employerXof} /> },
        { label: t('contributions.workerShare'), value: <Money amountXof={call.workerXof} /> },
        { label: t('contributions.called'), value: <Money amountXof={call.totalXof} strong /> },
        { label: t('contributions.settled'), value: <Money amountXof={call.allocatedXof} /> },
        { label: t('contributions.open'), value: <Money amountXof={openOf(call)} strong /> },
        { label: t('contributions.issuedAt'), value: <InstantText instant={call.issuedAt} /> },
        ...(call.revision > 1
          ? [{ label: t('contributions.revision'), value: <Count value={call.revision} /> }]
          : []),
        ...(call.settledOn === null
          ? []
          : [{ label: t('contributions.settledOn'), value: <DayText day={call.settledOn} /> }]),
        ...(call.cancelReason === null
          ? []
          : [{ label: t('contributions.cancelReason'), value: call.cancelReason }]),
      ]}
    />
  );
}
