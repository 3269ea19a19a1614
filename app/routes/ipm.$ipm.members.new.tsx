import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { MoneyField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { listEmployerChoices } from '~/features/employers/employer-queries.server';
import { createMember } from '~/features/members/create-member.server';
import { EmployerField, MemberFields } from '~/features/members/member-fields';
import { CreateMemberForm } from '~/features/members/member-form';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('member:write', async (ctx) => ({
  base: ctx.base,
  formKey: ctx.formKey,
  today: ctx.today,
  employers: await listEmployerChoices(ctx),
}));

export const action = ipmAction('member:write', CreateMemberForm, createMember, {
  done: ({ base }, { memberId }) => ({
    to: `${base}/members/${memberId}`,
    toast: 'member-created',
  }),
});

export const meta: MetaFunction = () => [{ title: 'Ajouter un participant — icamo' }];

export default function NewMember() {
  const { base, formKey, today, employers } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={t('members.addTitle')}
        breadcrumb={[{ label: t('members.title'), to: `${base}/members` }]}
      />
      <Section>
        <Form formKey={formKey} result={result}>
          <MemberFields />
          <EmployerField employers={employers} />
          <MoneyField name="monthlySalaryXof" label={t('members.fields.salary')} />
          <DateField
            name="enrolledOn"
            label={t('members.fields.enrolledOn')}
            defaultValue={today}
          />
          <FormActions>
            <SubmitButton>{t('members.create')}</SubmitButton>
            <LinkButton tone="quiet" to={`${base}/members`}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
