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
import { useT, type Translate } from '~/i18n/t';

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
  readonly mayRetry: boolean;
  readonly jobs: readonly JobRow[];
  readonly result: FormResult | null | undefined;
};

/** What waits, what runs, and what has failed to the end, with its reason and a way to start again. */
export function JobList({ formKey, mayRetry, jobs, result }: JobListProps) {
  const t = useT();
  const columns = useColumns(mayRetry ? formKey : null);
  return (
    <Stack>
      <PageHeader title={t('jobs.title')} aside={jobs.length} description={t('jobs.description')} />
      {result?.formError && <Notice tone="warn">{result.formError}</Notice>}
      <Section flush>
        <DataTable
          caption={t('jobs.title')}
          columns={columns}
          rows={jobs}
          rowKey={({ id }) => String(id)}
          empty={<EmptyState title={t('jobs.empty')}>{t('jobs.emptyHelp')}</EmptyState>}
        />
      </Section>
    </Stack>
  );
}

/** Without a form key, nothing can be started again. */
function useColumns(formKey: string | null): Column<JobRow>[] {
  const t = useT();
  return [
    {
      key: 'name',
      header: t('jobs.name'),
      cell: ({ jobName }) => t.dynamic(`jobs.names.${jobName}`),
    },
    {
      key: 'createdAt',
      header: t('jobs.createdAt'),
      cell: ({ createdAt }) => <InstantText instant={createdAt} />,
    },
    {
      key: 'attempts',
      header: t('jobs.attempts'),
      align: 'end',
      cell: ({ attempts }) => <Count value={attempts} />,
    },
    {
      key: 'state',
      header: t('jobs.state'),
      phone: 'value',
      cell: (job) => <JobState {...job} />,
    },
    { key: 'error', header: t('jobs.error'), cell: ({ lastError }) => lastError },
    ...(formKey === null ? [] : [retryColumn(t, formKey)]),
  ];
}

function retryColumn(t: Translate, formKey: string): Column<JobRow> {
  return {
    key: 'retry',
    header: t('jobs.retry'),
    phone: 'aside',
    cell: ({ id, failedAt }) =>
      failedAt !== null && (
        <ConfirmForm
          label={t('jobs.retry')}
          title={t('jobs.retryTitle')}
          consequence={t('jobs.retryConsequence')}
          confirmLabel={t('jobs.retry')}
          size="small"
          openTone="secondary"
          formKey={`${formKey.slice(0, 23)}-${id.toString(36).slice(-12)}`}
        >
          <input type="hidden" name="messageId" value={String(id)} />
        </ConfirmForm>
      ),
  };
}

function JobState({ failedAt, attempts }: Pick<JobRow, 'failedAt' | 'attempts'>) {
  const t = useT();
  if (failedAt !== null) return <StateBadge tone="late">{t('jobs.failed')}</StateBadge>;
  return attempts === 0 ? (
    <StateBadge tone="ended">{t('jobs.waiting')}</StateBadge>
  ) : (
    <StateBadge tone="progress">{t('jobs.running')}</StateBadge>
  );
}
