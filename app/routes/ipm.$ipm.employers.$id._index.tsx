import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { PageHeader } from '~/components/page-header';
import { EmployerActs } from '~/features/employers/employer-acts';
import {
  EndAffiliationForm,
  LiftForm,
  ResumeAffiliationForm,
  SuspendForm,
} from '~/features/employers/employer-form';
import { readEmployerPage } from '~/features/employers/employer-page.server';
import { EmployerReport } from '~/features/employers/employer-report';
import { EmployerStatusBadge } from '~/features/employers/employer-table';
import { endAffiliation } from '~/features/employers/end-affiliation.server';
import { liftSuspension } from '~/features/employers/lift-suspension.server';
import { resumeAffiliation } from '~/features/employers/resume-affiliation.server';
import { suspendEmployer } from '~/features/employers/suspend-employer.server';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('employer:read', (ctx) => readEmployerPage(ctx));

const back = (toast: string) => ({
  done: (
    { base }: { base: string },
    _result: object,
    { affiliationId }: { affiliationId: bigint },
  ) => ({ to: `${base}/employers/${affiliationId}`, toast }),
});

export const action = byIntent({
  suspend: ipmAction('employer:write', SuspendForm, suspendEmployer, back('employer-suspended')),
  lift: ipmAction('employer:write', LiftForm, liftSuspension, back('suspension-lifted')),
  end: ipmAction('employer:write', EndAffiliationForm, endAffiliation, back('employer-ended')),
  resume: ipmAction(
    'employer:write',
    ResumeAffiliationForm,
    resumeAffiliation,
    back('employer-resumed'),
  ),
});

export const meta: MetaFunction = () => [{ title: 'Employeur — icamo' }];

export default function Employer() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const { base, employer } = page;
  return (
    <>
      <PageHeader
        title={employer.name}
        aside={employer.number}
        badge={<EmployerStatusBadge status={employer.status} />}
        breadcrumb={[{ label: t('affiliations.title'), to: `${base}/employers` }]}
        actions={
          <>
            {page.maySeeStatement && (
              <LinkButton to={`${base}/employers/${employer.id}/statement`}>
                {t('paying.statement.title')}
              </LinkButton>
            )}
            <EmployerActs page={page} result={result} />
          </>
        }
      />
      <EmployerReport page={page} />
    </>
  );
}
