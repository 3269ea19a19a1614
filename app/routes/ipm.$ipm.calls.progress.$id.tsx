import type { MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { IssueProgress } from '~/features/calls/issue-progress';
import { idOfPath } from '~/features/progress/id-of-path';
import { getProgress } from '~/features/progress/progress-queries.server';
import { useT } from '~/i18n/t';
import { ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:issue', async (ctx) => {
  const progress = await getProgress(ctx, idOfPath(ctx.params['id']));
  const { state, doneCount: done, total } = progress;
  const title = ctx.t('contributions.issue.working');
  return { base: ctx.base, id: String(progress.id), initial: { state, done, total }, title };
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function IssueProgressPage() {
  const { base, id, initial, title } = useLoaderData<typeof loader>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        breadcrumb={[{ label: t('contributions.calls'), to: `${base}/calls` }]}
        actions={<LinkButton to={`${base}/calls`}>{t('contributions.issue.see')}</LinkButton>}
      />
      <Section>
        <IssueProgress
          key={initial.state}
          initial={initial}
          eventsTo={`${base}/jobs/${id}/events`}
          refreshTo={`${base}/calls/progress/${id}`}
        />
      </Section>
    </>
  );
}
