import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { editMember } from '~/features/members/edit-member.server';
import { MemberFields } from '~/features/members/member-fields';
import { EditMemberForm } from '~/features/members/member-form';
import { readMemberForm } from '~/features/members/member-form-page.server';
import { useT } from '~/i18n/t';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('member:write', (ctx) => readMemberForm(ctx));

export const action = ipmAction('member:write', EditMemberForm, editMember, {
  done: ({ base }, _result, { memberId }) => ({
    to: `${base}/members/${memberId}`,
    toast: 'saved',
  }),
});

export const meta: MetaFunction = () => [{ title: 'Modifier un participant — icamo' }];

export default function EditMember() {
  const { base, formKey, member } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const name = `${member.firstName} ${member.lastName}`;
  const detail = `${base}/members/${member.id}`;
  return (
    <>
      <PageHeader
        title={t('members.editTitle', { name })}
        breadcrumb={[
          { label: t('members.title'), to: `${base}/members` },
          { label: name, to: detail },
        ]}
      />
      <Section>
        <Form formKey={formKey} result={result}>
          <input type="hidden" name="memberId" value={String(member.id)} />
          <MemberFields known={member} />
          <FormActions>
            <SubmitButton>{t('members.save')}</SubmitButton>
            <LinkButton tone="quiet" to={detail}>
              {t('common.cancel')}
            </LinkButton>
          </FormActions>
        </Form>
      </Section>
    </>
  );
}
