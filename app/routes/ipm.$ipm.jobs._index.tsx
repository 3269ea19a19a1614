import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { RetryJobForm } from '~/features/jobs/job-form';
import { JobList } from '~/features/jobs/job-list';
import { listOpenJobs } from '~/features/jobs/job-queries.server';
import { retryJob } from '~/features/jobs/retry-job.server';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('job:read', async (ctx) => ({
  formKey: ctx.formKey,
  mayRetry: ctx.can('job:retry'),
  jobs: await listOpenJobs(ctx),
  title: ctx.t('jobs.title'),
}));

export const action = ipmAction('job:retry', RetryJobForm, retryJob, {
  done: (ctx) => ({ to: `${ctx.base}/jobs`, toast: 'jobs.retried' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Jobs() {
  return <JobList {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
