import { CalendarCheck } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DataTable, type Column } from '~/components/data-table';
import { EmptyState } from '~/components/empty-state';
import { FactGrid } from '~/components/fact-grid';
import { Count, Money } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { useFormat } from '~/i18n/use-format';
import { useT } from '~/i18n/t';
import type { IssuePreview, RefusedWorker } from './preview-issue.server';

type PreviewProps = {
  readonly preview: IssuePreview;
  readonly base: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** What the month would give, and the button that says it. */
export function IssuePreviewPanel({ preview, base, formKey, result }: PreviewProps) {
  const t = useT();
  const format = useFormat();
  const { period, rule, dueOn, callCount, totalXof } = preview;
  if (rule === null || dueOn === null) {
    return (
      <Notice
        tone="warn"
        title={t('contributions.issue.noRule', { period })}
        actions={<LinkButton to={`${base}/rules`}>{t('contributions.toRules')}</LinkButton>}
      />
    );
  }
  const words = t('contributions.issue.button', { count: callCount, amountXof: totalXof });
  return (
    <>
      <Section title={`${t('contributions.issue.preview')} — ${format.period(period)}`}>
        {callCount === 0 ? (
          <EmptyState
            icon={CalendarCheck}
            title={t('contributions.issue.nothing', { period })}
            action={
              <LinkButton to={`${base}/calls?period=${period}`}>
                {t('contributions.issue.see')}
              </LinkButton>
            }
          >
            {t('contributions.issue.nothingText')}
          </EmptyState>
        ) : (
          <div className="flex flex-col gap-5">
            <PreviewFacts preview={preview} />
            <div>
              <ConfirmForm
                label={words}
                title={t('common.question', { text: words })}
                consequence={t('contributions.issue.consequence')}
                confirmLabel={words}
                tone="primary"
                formKey={formKey}
                result={result}
              >
                <input type="hidden" name="period" value={period} />
              </ConfirmForm>
            </div>
          </div>
        )}
      </Section>
      {preview.refusedCount > 0 && <Refusals preview={preview} />}
    </>
  );
}

function PreviewFacts({ preview }: { readonly preview: IssuePreview }) {
  const t = useT();
  const { rule, dueOn } = preview;
  return (
    <FactGrid
      facts={[
        {
          label: t('contributions.issue.employers'),
          value: <Count value={preview.callCount} />,
        },
        { label: t('contributions.issue.workers'), value: <Count value={preview.lineCount} /> },
        {
          label: t('contributions.issue.amount'),
          value: <Money amountXof={preview.totalXof} strong />,
        },
        ...(preview.alreadyIssued > 0
          ? [
              {
                label: t('contributions.issue.already'),
                value: <Count value={preview.alreadyIssued} />,
              },
            ]
          : []),
        ...(rule === null || dueOn === null
          ? []
          : [
              {
                label: t('contributions.issue.rule'),
                value: t('contributions.issue.ruleText', {
                  rateBasisPoints: rule.rateBasisPoints,
                  ceilingXof: rule.ceilingXof,
                  dueOn,
                }),
              },
            ]),
      ]}
    />
  );
}

function Refusals({ preview }: { readonly preview: IssuePreview }) {
  const t = useT();
  const columns: Column<RefusedWorker>[] = [
    { key: 'name', header: t('contributions.worker'), cell: (row) => row.fullName },
    { key: 'matricule', header: t('contributions.matricule'), cell: (row) => row.matricule },
    {
      key: 'salary',
      header: t('contributions.salary'),
      align: 'end',
      phone: 'value',
      cell: (row) => <Money amountXof={row.salaryXof} bare />,
    },
    {
      key: 'reason',
      header: t('contributions.issue.reason'),
      cell: (row) =>
        row.reasons.map((reason) => t(`contributions.lineReasons.${reason}`)).join(' '),
    },
  ];
  return (
    <Section
      flush
      title={`${t('contributions.issue.refusals')} (${preview.refusedCount})`}
      description={t('contributions.issue.refusalsText')}
    >
      <DataTable
        caption={t('contributions.issue.refusals')}
        columns={columns}
        rows={preview.refused}
        rowKey={(row) => row.matricule}
      />
    </Section>
  );
}
