import { ConfirmForm } from '~/components/confirm-form';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText, PeriodText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';
import { LedgerFrame } from './ledger-frame';

type Month = {
  readonly period: string;
  readonly pieces: bigint;
  readonly isClosed: boolean;
  readonly closedAt: Date | null;
};
type ClosingProps = {
  readonly base: string;
  readonly formKey: string;
  readonly canClose: boolean;
  readonly months: readonly Month[];
  /** The month that can be closed now. */
  readonly next: string | null;
  readonly result: FormResult | null | undefined;
};

/** The months of the books, and the one that is to be closed. */
export function Closing({ base, formKey, canClose, months, next, result }: ClosingProps) {
  const t = useT();
  return (
    <LedgerFrame {...{ base, canClose }} description={t('ledger.closingDescription')}>
      <Stack>
        {canClose && months.length > 0 && (
          <Section>
            <div className="flex flex-wrap items-center justify-between gap-3">
              <p>
                {next === null ? t('ledger.closeNothing') : t('ledger.closeNext', { month: next })}
              </p>
              {next !== null && (
                <ConfirmForm
                  label={t('ledger.close', { month: next })}
                  title={t('ledger.closeTitle', { month: next })}
                  consequence={t('ledger.closeConsequence')}
                  confirmLabel={t('ledger.close', { month: next })}
                  tone="primary"
                  formKey={formKey}
                  result={result}
                >
                  <input type="hidden" name="period" value={next} />
                </ConfirmForm>
              )}
            </div>
          </Section>
        )}
        <Section flush>
          <DataTable
            caption={t('ledger.closing')}
            columns={useColumns()}
            rows={months}
            rowKey={({ period }) => period}
            rowTo={({ period }) => `${base}/ledger/journal?month=${period}`}
            empty={
              <EmptyState title={t('ledger.noMonths')}>{t('ledger.emptyJournalHelp')}</EmptyState>
            }
          />
        </Section>
      </Stack>
    </LedgerFrame>
  );
}

function useColumns(): Column<Month>[] {
  const t = useT();
  return [
    {
      key: 'month',
      header: t('ledger.month'),
      cell: ({ period }) => <PeriodText period={period} />,
    },
    {
      key: 'pieces',
      header: t('ledger.pieces'),
      align: 'end',
      cell: ({ pieces }) => <Count value={pieces} />,
    },
    {
      key: 'state',
      header: t('ledger.closing'),
      phone: 'value',
      cell: ({ isClosed }) =>
        isClosed ? (
          <StateBadge tone="settled">{t('ledger.closed')}</StateBadge>
        ) : (
          <StateBadge tone="progress">{t('ledger.open')}</StateBadge>
        ),
    },
    {
      key: 'closedAt',
      header: t('ledger.closedAt'),
      cell: ({ closedAt }) => closedAt !== null && <InstantText instant={closedAt} />,
    },
  ];
}
