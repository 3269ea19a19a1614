import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { EmployerPage } from './employer-page.server';

type ActsProps = { readonly page: EmployerPage; readonly result: FormResult | undefined };

/** Correct the record, suspend the rights or give them back, end the affiliation or resume it. */
export function EmployerActs({ page, result }: ActsProps) {
  const t = useT();
  const { base, employer, mayWrite } = page;
  if (!mayWrite) return null;
  const acts = { page, result };
  return (
    <>
      <LinkButton to={`${base}/employers/${employer.id}/edit`}>{t('affiliations.edit')}</LinkButton>
      {employer.status === 'active' && <SuspendAct {...acts} />}
      {employer.status === 'suspended' && <LiftAct {...acts} />}
      {employer.status === 'ended' ? <ResumeAct {...acts} /> : <EndAct {...acts} />}
    </>
  );
}

function SuspendAct({ page: { employer, formKey, today }, result }: ActsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('affiliations.suspend')}
      title={t('affiliations.suspendTitle')}
      consequence={t('affiliations.suspendText')}
      confirmLabel={t('affiliations.suspend')}
      tone="danger"
      openTone="secondary"
      formKey={formKey}
      intent="suspend"
      result={result}
    >
      <Id employer={employer} />
      <DateField name="validFrom" label={t('affiliations.fields.from')} defaultValue={today} />
      <Motive />
    </ConfirmForm>
  );
}

function LiftAct({ page: { employer, formKey, today }, result }: ActsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('affiliations.lift')}
      title={t('affiliations.liftTitle')}
      consequence={t('affiliations.liftText')}
      confirmLabel={t('affiliations.lift')}
      tone="primary"
      formKey={formKey}
      intent="lift"
      result={result}
    >
      <Id employer={employer} />
      <DateField name="liftedOn" label={t('affiliations.fields.liftedOn')} defaultValue={today} />
      <Motive />
    </ConfirmForm>
  );
}

function EndAct({ page: { employer, formKey, today }, result }: ActsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('affiliations.end')}
      title={t('affiliations.endTitle', { name: employer.name })}
      consequence={t('affiliations.endText', { count: employer.workerCount })}
      confirmLabel={t('affiliations.end')}
      tone="danger"
      openTone="secondary"
      formKey={formKey}
      intent="end"
      result={result}
    >
      <Id employer={employer} />
      <DateField name="endedOn" label={t('affiliations.fields.endedOn')} defaultValue={today} />
      <Motive />
    </ConfirmForm>
  );
}

function ResumeAct({ page: { employer, formKey }, result }: ActsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('affiliations.resume')}
      title={t('affiliations.resumeTitle', { name: employer.name })}
      consequence={t('affiliations.resumeText')}
      confirmLabel={t('affiliations.resume')}
      tone="primary"
      formKey={formKey}
      intent="resume"
      result={result}
    >
      <Id employer={employer} />
      <Motive />
    </ConfirmForm>
  );
}

const Id = ({ employer }: Pick<EmployerPage, 'employer'>) => (
  <input type="hidden" name="affiliationId" value={String(employer.id)} />
);

function Motive() {
  const t = useT();
  return <TextareaField name="motive" label={t('affiliations.fields.motive')} maxLength={300} />;
}
