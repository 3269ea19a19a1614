import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { periodOf } from '~/domain/period';
import { periodOfQuery } from '~/features/forms/list-query';
import { PeriodField } from '~/components/date-field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { IssueCallsForm } from '~/features/calls/call-form';
import { IssuePreviewPanel } from '~/features/calls/issue-preview';
import { previewIssue } from '~/features/calls/preview-issue.server';
import { requestIssue } from '~/features/calls/request-issue.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('call:issue', async (ctx) => {
  const asked = periodOfQuery(ctx.query, 'period') ?? periodOf(ctx.today);
  const preview = await previewIssue(ctx, asked);
  const title = ctx.t('contributions.issue.title');
  return { base: ctx.base, formKey: ctx.formKey, today: ctx.today, preview, title };
});

export const action = ipmAction('call:issue', IssueCallsForm, requestIssue, {
  done: (ctx, { progressId }) => ({ to: `${ctx.base}/calls/progress/${progressId}` }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function IssueCalls() {
  const { base, formKey, today, preview, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('contributions.issue.text')}
        breadcrumb={[{ label: t('contributions.calls'), to: `${base}/calls` }]}
      />
      <Stack>
        <Section>
          <Form method="get" key={preview.period}>
            <PeriodField
              name="period"
              label={t('contributions.issue.month')}
              defaultValue={preview.period}
              max={periodOf(today)}
            />
            <FormActions>
              <SubmitButton tone="secondary">{t('contributions.issue.show')}</SubmitButton>
            </FormActions>
          </Form>
        </Section>
        <IssuePreviewPanel {...{ preview, base, formKey, result }} />
      </Stack>
    </>
  );
}
