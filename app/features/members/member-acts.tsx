import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { Field, MoneyField, SelectField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import { EmployerField, SexField } from './member-fields';
import type { MemberPage } from './member-page.server';

type ActsProps = { readonly page: MemberPage; readonly result: FormResult | undefined };

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

export function AddDependantAct({ page, result }: ActsProps) {
  const t = useT();
  if (!page.mayWrite) return null;
  const relations = ['spouse', 'child'] as const;
  return (
    <ConfirmForm
      label={t('members.addDependant')}
      title={t('members.addDependantTitle')}
      consequence={t('members.addDependantText')}
      confirmLabel={t('members.addDependant')}
      tone="primary"
      openTone="secondary"
      size="small"
      formKey={page.formKey}
      intent="add-dependant"
      result={result}
    >
      <MemberId page={page} />
      <SelectField
        name="relation"
        label={t('members.fields.relation')}
        options={relations.map((one) => ({ value: one, label: t(`members.relations.${one}`) }))}
        width="short"
      />
      <Field name="lastName" label={t('members.fields.lastName')} />
      <Field name="firstName" label={t('members.fields.firstName')} />
      <DateField name="birthDate" label={t('members.fields.birthDate')} optional />
      <SexField />
      <DateField
        name="schoolCertificateUntil"
        label={t('members.fields.schoolCertificateUntil')}
        optional
      />
      <DateField name="validFrom" label={t('members.fields.tiedOn')} defaultValue={page.today} />
    </ConfirmForm>
  );
}

type EndProps = ActsProps & { readonly dependant: MemberPage['dependants'][number] };

export function EndDependantAct({ page, result, dependant }: EndProps) {
  const t = useT();
  const name = `${dependant.firstName} ${dependant.lastName}`;
  const own = result?.values?.['dependantId'] === String(dependant.id) ? result : undefined;
  return (
    <ConfirmForm
      label={t('members.endDependant')}
      title={t('members.endDependantTitle', { name })}
      consequence={t('members.endDependantText')}
      confirmLabel={t('members.endDependantConfirm')}
      tone="danger"
      openTone="quiet"
      size="small"
      formKey={page.formKey}
      intent="end-dependant"
      result={own}
    >
      <MemberId page={page} />
      <input type="hidden" name="dependantId" value={String(dependant.id)} />
      <DateField name="endedOn" label={t('members.fields.endedOn')} defaultValue={page.today} />
      <Field name="reason" label={t('members.fields.reason')} maxLength={300} optional />
    </ConfirmForm>
  );
}

const MemberId = ({ page }: { readonly page: MemberPage }) => (
  <input type="hidden" name="memberId" value={String(page.member.id)} />
);
