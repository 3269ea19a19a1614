import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { createEmployer } from '~/features/employers/create-employer.server';
import { EmployerFields } from '~/features/employers/employer-fields';
import { CreateEmployerForm } from '~/features/employers/employer-form';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('employer:write', (ctx) => ({
  base: ctx.base,
  formKey: ctx.formKey,
  today: ctx.today,
}));

export const action = ipmAction('employer:write', CreateEmployerForm, createEmployer, {
  done: ({ base }, { affiliationId }) => ({
    to: `${base}/employers/${affiliationId}`,
    toast: 'employer-created',
  }),
});

export const meta: MetaFunction = () => [{ title: 'Affilier un employeur — icamo' }];

export default function NewEmployer() {
  const { base, formKey, today } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={t('affiliations.add')}
        breadcrumb={[{ label: t('affiliations.title'), to: `${base}/employers` }]}
      />
      <Section>
        <Form formKey={formKey} result={result}>
          <Field
            name="ninea"
            label={t('affiliations.fields.ninea')}
            help={t('affiliations.fields.nineaHelp')}
            width="short"
          />
          <EmployerFields />
          <DateField
            name="affiliatedOn"
            label={t('affiliations.fields.affiliatedOn')}
            defaultValue={today}
          />
          <FormActions>
            <SubmitButton>{t('affiliations.create')}</SubmitButton>
            <LinkButton tone="quiet" to={`${base}/employers`}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
