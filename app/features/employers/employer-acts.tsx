import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { EmployerPage } from './employer-page.server';

type ActsProps = { readonly page: EmployerPage; readonly result: FormResult | undefined };

/** Correct the record, suspend the rights or give them back. */
export function EmployerActs({ page, result }: ActsProps) {
  const t = useT();
  const { base, employer, mayWrite, formKey, today } = page;
  if (!mayWrite) return null;
  const id = <input type="hidden" name="affiliationId" value={String(employer.id)} />;
  return (
    <>
      <LinkButton to={`${base}/employers/${employer.id}/edit`}>{t('affiliations.edit')}</LinkButton>
      {employer.status === 'active' && (
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
          {id}
          <DateField name="validFrom" label={t('affiliations.fields.from')} defaultValue={today} />
          <TextareaField name="motive" label={t('affiliations.fields.motive')} maxLength={300} />
        </ConfirmForm>
      )}
      {employer.status === 'suspended' && (
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
          {id}
          <DateField
            name="liftedOn"
            label={t('affiliations.fields.liftedOn')}
            defaultValue={today}
          />
          <TextareaField name="motive" label={t('affiliations.fields.motive')} maxLength={300} />
        </ConfirmForm>
      )}
    </>
  );
}
