import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { addDependant } from '~/features/members/add-dependant.server';
import { changeSalary } from '~/features/members/change-salary.server';
import { editDependant } from '~/features/members/edit-dependant.server';
import { endDependant } from '~/features/members/end-dependant.server';
import { leaveMember } from '~/features/members/leave-member.server';
import { MemberActs } from '~/features/members/member-acts';
import {
  AddDependantForm,
  ChangeSalaryForm,
  EditDependantForm,
  EndDependantForm,
  LeaveForm,
  ResumeDependantForm,
} from '~/features/members/member-form';
import { readMemberPage } from '~/features/members/member-page.server';
import { MemberReport } from '~/features/members/member-report';
import { MemberStatusBadge } from '~/features/members/member-table';
import { resumeDependant } from '~/features/members/resume-dependant.server';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('member:read', (ctx) => readMemberPage(ctx));

const back = (toast: string) => ({
  done: ({ base }: { base: string }, _result: object, { memberId }: { memberId: bigint }) => ({
    to: `${base}/members/${memberId}`,
    toast,
  }),
});

export const action = byIntent({
  salary: ipmAction('member:write', ChangeSalaryForm, changeSalary, back('salary-changed')),
  leave: ipmAction('member:write', LeaveForm, leaveMember, back('member-left')),
  'add-dependant': ipmAction(
    'member:write',
    AddDependantForm,
    addDependant,
    back('dependant-added'),
  ),
  'end-dependant': ipmAction(
    'member:write',
    EndDependantForm,
    endDependant,
    back('dependant-ended'),
  ),
  'edit-dependant': ipmAction(
    'member:write',
    EditDependantForm,
    editDependant,
    back('dependant-changed'),
  ),
  'resume-dependant': ipmAction(
    'member:write',
    ResumeDependantForm,
    resumeDependant,
    back('dependant-resumed'),
  ),
});

export const meta: MetaFunction = () => [{ title: 'Participant — icamo' }];

export default function Member() {
  const page = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const { base, member } = page;
  return (
    <>
      <PageHeader
        title={`${member.firstName} ${member.lastName}`}
        aside={member.matricule}
        badge={<MemberStatusBadge status={member.status} />}
        breadcrumb={[{ label: t('members.title'), to: `${base}/members` }]}
        actions={<MemberActs page={page} result={result} />}
      />
      <MemberReport page={page} result={result} />
    </>
  );
}
