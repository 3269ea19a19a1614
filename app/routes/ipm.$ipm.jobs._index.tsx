import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RetryJobForm } from '~/features/jobs/job-form';
import { JobList } from '~/features/jobs/job-list';
import { listOpenJobs } from '~/features/jobs/job-queries.server';
import { retryJob } from '~/features/jobs/retry-job.server';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('settings:read', async (ctx) => ({
  formKey: ctx.formKey,
  jobs: await listOpenJobs(ctx),
  title: ctx.t('audit.jobs.title'),
}));

export const action = ipmAction('settings:read', RetryJobForm, retryJob, {
  done: (ctx) => ({ to: `${ctx.base}/jobs`, toast: 'audit.jobs.retried' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Jobs() {
  return <JobList {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
