import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { Field, MoneyField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import { EmployerField } from './member-fields';
import type { MemberPage } from './member-page.server';

export type ActsProps = { readonly page: MemberPage; readonly result: FormResult | undefined };

/** What can be done with a participant now. */
export function MemberActs({ page, result }: ActsProps) {
  const t = useT();
  const { base, member, mayWrite } = page;
  if (!mayWrite) return null;
  return (
    <>
      <LinkButton to={`${base}/members/${member.id}/edit`}>{t('members.edit')}</LinkButton>
      {member.status === 'active' && <LeaveAct page={page} result={result} />}
      <SalaryAct page={page} result={result} />
    </>
  );
}

function LeaveAct({ page, result }: ActsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('members.leave')}
      title={t('members.leaveTitle')}
      consequence={t('members.leaveText')}
      confirmLabel={t('members.leaveConfirm')}
      tone="danger"
      openTone="secondary"
      formKey={page.formKey}
      intent="leave"
      result={result}
    >
      <MemberId page={page} />
      <DateField name="leftOn" label={t('members.fields.leftOn')} defaultValue={page.today} />
      <Field name="reason" label={t('members.fields.reason')} maxLength={300} optional />
    </ConfirmForm>
  );
}

function SalaryAct({ page, result }: ActsProps) {
  const t = useT();
  const { employments, employers, today } = page;
  const current = employments.find((one) => one.validFrom <= today && today < one.validTo);
  return (
    <ConfirmForm
      label={t('members.changeSalary')}
      title={t('members.changeSalaryTitle')}
      consequence={t('members.changeSalaryText')}
      confirmLabel={t('members.changeSalary')}
      tone="primary"
      formKey={page.formKey}
      intent="salary"
      result={result}
    >
      <MemberId page={page} />
      <EmployerField
        employers={employers}
        defaultValue={current === undefined ? undefined : String(current.affiliationId)}
      />
      <MoneyField
        name="monthlySalaryXof"
        label={t('members.fields.salary')}
        defaultValue={current?.monthlySalaryXof}
      />
      <DateField name="from" label={t('members.fields.from')} defaultValue={today} />
    </ConfirmForm>
  );
}

export const MemberId = ({ page }: { readonly page: MemberPage }) => (
  <input type="hidden" name="memberId" value={String(page.member.id)} />
);
