import type { ReactNode } from 'react';
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
  const { base, employer, mayWrite, today } = page;
  if (!mayWrite) return null;
  const { id, status } = employer;
  const acts = { page, result };
  return (
    <>
      <LinkButton to={`${base}/employers/${id}/edit`}>{t('affiliations.edit')}</LinkButton>
      {status === 'active' && (
        <EmployerAct {...acts} act="suspend" isSevere>
          <DateField name="validFrom" label={t('affiliations.fields.from')} defaultValue={today} />
        </EmployerAct>
      )}
      {status === 'suspended' && (
        <EmployerAct {...acts} act="lift">
          <DateField
            name="liftedOn"
            label={t('affiliations.fields.liftedOn')}
            defaultValue={today}
          />
        </EmployerAct>
      )}
      {status === 'ended' ? (
        <EmployerAct {...acts} act="resume" />
      ) : (
        <EmployerAct {...acts} act="end" isSevere>
          <DateField name="endedOn" label={t('affiliations.fields.endedOn')} defaultValue={today} />
        </EmployerAct>
      )}
    </>
  );
}

type ActProps = ActsProps & {
  /** Its texts are `affiliations.<act>`, with `Title` and `Text`; it is also the form's intent. */
  readonly act: 'suspend' | 'lift' | 'end' | 'resume';
  readonly isSevere?: boolean;
  readonly children?: ReactNode;
};

/** An act with a motive, which stays on record. */
function EmployerAct({ page: { employer, formKey }, result, act, isSevere, children }: ActProps) {
  const t = useT();
  const { name, workerCount: count } = employer;
  return (
    <ConfirmForm
      label={t(`affiliations.${act}`)}
      title={t(`affiliations.${act}Title`, { name })}
      consequence={t(`affiliations.${act}Text`, { count })}
      confirmLabel={t(`affiliations.${act}`)}
      tone={isSevere ? 'danger' : 'primary'}
      openTone={isSevere ? 'secondary' : undefined}
      formKey={formKey}
      intent={act}
      result={result}
    >
      <input type="hidden" name="affiliationId" value={String(employer.id)} />
      {children}
      <TextareaField name="motive" label={t('affiliations.fields.motive')} maxLength={300} />
    </ConfirmForm>
  );
}
