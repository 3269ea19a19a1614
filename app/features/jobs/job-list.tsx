import { ConfirmForm } from '~/components/confirm-form';
import { type Column, DataTable } from '~/components/data-table';
import { InstantText } from '~/components/dates';
import { EmptyState } from '~/components/empty-state';
import { Count } from '~/components/figures';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { useT } from '~/i18n/t';

type JobRow = {
  readonly id: bigint;
  readonly jobName: string;
  readonly createdAt: Date;
  readonly attempts: number;
  readonly failedAt: Date | null;
  readonly lastError: string | null;
};
type JobListProps = {
  readonly formKey: string;
  readonly jobs: readonly JobRow[];
  readonly result: FormResult | null | undefined;
};

/** What waits, what runs, and what has failed to the end, with its reason and a way to start again. */
export function JobList({ formKey, jobs, result }: JobListProps) {
  const t = useT();
  const columns = useColumns(formKey);
  return (
    <Stack>
      <PageHeader
        title={t('audit.jobs.title')}
        aside={jobs.length}
        description={t('audit.jobs.description')}
      />
      {result?.formError && <Notice tone="warn">{result.formError}</Notice>}
      <Section flush>
        <DataTable
          caption={t('audit.jobs.title')}
          columns={columns}
          rows={jobs}
          rowKey={({ id }) => String(id)}
          empty={<EmptyState title={t('audit.jobs.empty')}>{t('audit.jobs.emptyHelp')}</EmptyState>}
        />
      </Section>
    </Stack>
  );
}

function useColumns(formKey: string): Column<JobRow>[] {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('audit.jobs.name'),
      cell: ({ jobName }) => t.dynamic(`audit.jobs.names.${jobName}`),
    },
    {
      key: 'createdAt',
      header: t('audit.jobs.createdAt'),
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
    },
    {
      key: 'attempts',
      header: t('audit.jobs.attempts'),
      align: 'end',
      cell: ({ attempts }) => <Count value={attempts} />,
    },
    {
      key: 'state',
      header: t('audit.jobs.state'),
      phone: 'value',
      cell: (job) => <JobState {...job} />,
    },
    { key: 'error', header: t('audit.jobs.error'), cell: ({ lastError }) => lastError },
    {
      key: 'retry',
      header: t('audit.jobs.retry'),
      phone: 'aside',
      cell: ({ id, failedAt }) =>
        failedAt !== null && (
          <ConfirmForm
            label={t('audit.jobs.retry')}
            title={t('audit.jobs.retryTitle')}
            consequence={t('audit.jobs.retryConsequence')}
            confirmLabel={t('audit.jobs.retry')}
            size="small"
            openTone="secondary"
            formKey={`${formKey.slice(0, 23)}-${id.toString(36).slice(-12)}`}
          >
            <input type="hidden" name="messageId" value={String(id)} />
          </ConfirmForm>
        ),
    },
  ];
}

function JobState({ failedAt, attempts }: Pick<JobRow, 'failedAt' | 'attempts'>) {
  const t = useT();
  if (failedAt !== null) return <StateBadge tone="late">{t('audit.jobs.failed')}</StateBadge>;
  return attempts === 0 ? (
    <StateBadge tone="ended">{t('audit.jobs.waiting')}</StateBadge>
  ) : (
    <StateBadge tone="progress">{t('audit.jobs.running')}</StateBadge>
  );
}
