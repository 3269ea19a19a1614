import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { editEmployer } from '~/features/employers/edit-employer.server';
import { EmployerFields } from '~/features/employers/employer-fields';
import { EditEmployerForm } from '~/features/employers/employer-form';
import { readEmployerForm } from '~/features/employers/employer-page.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('employer:write', (ctx) => readEmployerForm(ctx));

export const action = ipmAction('employer:write', EditEmployerForm, editEmployer, {
  done: ({ base }, _result, { affiliationId }) => ({
    to: `${base}/employers/${affiliationId}`,
    toast: 'saved',
  }),
});

export const meta: MetaFunction = () => [{ title: 'Modifier un employeur — icamo' }];

export default function EditEmployer() {
  const { base, formKey, employer } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const detail = `${base}/employers/${employer.id}`;
  return (
    <>
      <PageHeader
        title={t('affiliations.editTitle', { name: employer.name })}
        aside={employer.ninea}
        breadcrumb={[
          { label: t('affiliations.title'), to: `${base}/employers` },
          { label: employer.name, to: detail },
        ]}
      />
      <Section>
        <Form formKey={formKey} result={result}>
          <input type="hidden" name="affiliationId" value={String(employer.id)} />
          <EmployerFields known={employer} />
          <FormActions>
            <SubmitButton>{t('affiliations.save')}</SubmitButton>
            <LinkButton tone="quiet" to={detail}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
