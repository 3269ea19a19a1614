import { Scale } from 'lucide-react';
import type { ReactNode } from 'react';
import { DataTable, type Column } from '~/components/data-table';
import { DayText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count, Money, Percent } from '~/components/figures';
import { StateBadge } from '~/components/state-badge';
import type { ContributionRule } from '~/domain/contributions/contribution-rule';
import { OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';

type RuleTableProps = {
  readonly rules: readonly ContributionRule[];
  readonly today: string;
  readonly emptyAction?: ReactNode;
};

/** The rules by date, the latest first. */
export function RuleTable({ rules, today, emptyAction }: RuleTableProps) {
  const t = useT();
  return (
    <DataTable
      caption={t('contributions.rules.title')}
      columns={useColumns(today)}
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      empty={
        <EmptyState icon={Scale} title={t('contributions.rules.none')} action={emptyAction}>
          {t('contributions.rules.noneText')}
        </EmptyState>
      }
    />
  );
}

function useColumns(today: string): Column<ContributionRule>[] {
  const t = useT();
  return [
    {
      key: 'validity',
      header: t('contributions.rules.validity'),
      cell: (rule) => (
        <>
          <DayText day={rule.validFrom} /> →{' '}
          {rule.validTo === OPEN_END ? (
            t('contributions.rules.open')
          ) : (
            <DayText day={rule.validTo} />
          )}
          <span className="block max-w-72 text-sm font-normal text-ink-soft">{rule.source}</span>
        </>
      ),
    },
    {
      key: 'rate',
      header: t('contributions.rules.rate'),
      align: 'end',
      phone: 'value',
      cell: (rule) => <Percent rateBasisPoints={rule.rateBasisPoints} />,
    },
    {
      key: 'ceiling',
      header: t('contributions.rules.ceilingShort'),
      align: 'end',
      cell: (rule) => <Money amountXof={rule.ceilingXof} bare />,
    },
    {
      key: 'floor',
      header: t('contributions.rules.floorShort'),
      align: 'end',
      phone: 'hidden',
      cell: (rule) =>
        rule.floorXof === null ? (
          t('contributions.rules.noFloor')
        ) : (
          <Money amountXof={rule.floorXof} bare />
        ),
    },
    {
      key: 'share',
      header: t('contributions.rules.employerShort'),
      align: 'end',
      phone: 'hidden',
      cell: (rule) => <Percent rateBasisPoints={rule.employerShareBasisPoints} />,
    },
    {
      key: 'waiting',
      header: t('contributions.rules.waitingShort'),
      align: 'end',
      phone: 'hidden',
      cell: (rule) => <Count value={rule.waitingMonths} />,
    },
    {
      key: 'due',
      header: t('contributions.rules.dueDayShort'),
      align: 'end',
      phone: 'hidden',
      cell: (rule) => <Count value={rule.dueDayOfMonth} />,
    },
    {
      key: 'state',
      header: t('contributions.state'),
      phone: 'aside',
      cell: (rule) => <RuleState rule={rule} today={today} />,
    },
  ];
}

function RuleState({ rule, today }: { readonly rule: ContributionRule; readonly today: string }) {
  const t = useT();
  const isCurrent = rule.validFrom <= today && today < rule.validTo;
  const isFuture = rule.validFrom > today;
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:justify-start">
      <StateBadge tone={isCurrent ? 'settled' : isFuture ? 'progress' : 'ended'}>
        {isCurrent
          ? t('contributions.rules.current')
          : isFuture
            ? t('contributions.rules.future')
            : t('contributions.rules.past')}
      </StateBadge>
      {!rule.confirmed && (
        <StateBadge tone="waiting">{t('contributions.rules.toConfirm')}</StateBadge>
      )}
    </span>
  );
}
