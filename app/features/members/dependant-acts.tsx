import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { Field, SelectField } from '~/components/field';
import { DEPENDANT_RELATIONS } from '~/domain/affiliation/dependant';
import { OPEN_END } from '~/domain/period';
import { useT } from '~/i18n/t';
import { type ActsProps, MemberId } from './member-acts';
import { SexField } from './member-fields';
import type { MemberPage } from './member-page.server';

type Dependant = MemberPage['dependants'][number];
type DependantProps = ActsProps & { readonly dependant: Dependant };

/** What may be done with one dependant: correct the record, end the tie, take its end back. */
export function DependantActs(props: DependantProps) {
  const { result, dependant } = props;
  const own = result?.values?.['dependantId'] === String(dependant.id) ? result : undefined;
  const acts = { ...props, result: own };
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:flex-nowrap">
      <EditDependantAct {...acts} />
      {dependant.validTo === OPEN_END ? (
        <EndDependantAct {...acts} />
      ) : (
        <ResumeDependantAct {...acts} />
      )}
    </span>
  );
}

export function AddDependantAct({ page, result }: ActsProps) {
  const t = useT();
  if (!page.mayWrite) return null;
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
      <DependantFields />
      <DateField name="validFrom" label={t('members.fields.tiedOn')} defaultValue={page.today} />
    </ConfirmForm>
  );
}

function DependantFields({ dependant }: { readonly dependant?: Dependant }) {
  const t = useT();
  return (
    <>
      <SelectField
        name="relation"
        label={t('members.fields.relation')}
        options={DEPENDANT_RELATIONS.map((one) => ({
          value: one,
          label: t(`members.relations.${one}`),
        }))}
        defaultValue={dependant?.relation}
        width="short"
      />
      <Field
        name="lastName"
        label={t('members.fields.lastName')}
        defaultValue={dependant?.lastName}
      />
      <Field
        name="firstName"
        label={t('members.fields.firstName')}
        defaultValue={dependant?.firstName}
      />
      <DateField
        name="birthDate"
        label={t('members.fields.birthDate')}
        defaultValue={dependant?.birthDate ?? undefined}
        optional
      />
      <SexField defaultValue={dependant?.sex ?? undefined} />
      <DateField
        name="schoolCertificateUntil"
        label={t('members.fields.schoolCertificateUntil')}
        defaultValue={dependant?.schoolCertificateUntil ?? undefined}
        optional
      />
    </>
  );
}

function EditDependantAct({ page, result, dependant }: DependantProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('members.editDependant')}
      title={t('members.editDependantTitle', { name: nameOf(dependant) })}
      consequence={t('members.editDependantText')}
      confirmLabel={t('members.save')}
      tone="primary"
      openTone="quiet"
      size="small"
      formKey={page.formKey}
      intent="edit-dependant"
      result={result}
    >
      <Ids page={page} dependant={dependant} />
      <DependantFields dependant={dependant} />
    </ConfirmForm>
  );
}

function EndDependantAct({ page, result, dependant }: DependantProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('members.endDependant')}
      title={t('members.endDependantTitle', { name: nameOf(dependant) })}
      consequence={t('members.endDependantText')}
      confirmLabel={t('members.endDependantConfirm')}
      tone="danger"
      openTone="quiet"
      size="small"
      formKey={page.formKey}
      intent="end-dependant"
      result={result}
    >
      <Ids page={page} dependant={dependant} />
      <DateField name="endedOn" label={t('members.fields.endedOn')} defaultValue={page.today} />
      <Field name="reason" label={t('members.fields.reason')} maxLength={300} optional />
    </ConfirmForm>
  );
}

function ResumeDependantAct({ page, result, dependant }: DependantProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('members.resumeDependant')}
      title={t('members.resumeDependantTitle', { name: nameOf(dependant) })}
      consequence={t('members.resumeDependantText')}
      confirmLabel={t('members.resumeDependantConfirm')}
      tone="primary"
      openTone="quiet"
      size="small"
      formKey={page.formKey}
      intent="resume-dependant"
      result={result}
    >
      <Ids page={page} dependant={dependant} />
      <Field name="reason" label={t('members.fields.reason')} maxLength={300} />
    </ConfirmForm>
  );
}

const nameOf = ({ firstName, lastName }: Dependant) => `${firstName} ${lastName}`;

function Ids({ page, dependant }: Pick<DependantProps, 'page' | 'dependant'>) {
  return (
    <>
      <MemberId page={page} />
      <input type="hidden" name="dependantId" value={String(dependant.id)} />
    </>
  );
}
