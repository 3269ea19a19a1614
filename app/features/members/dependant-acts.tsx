import type { ReactNode } from 'react';
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
  const t = useT();
  const { page, result, dependant } = props;
  const own = result?.values?.['dependantId'] === String(dependant.id) ? result : undefined;
  const acts = { ...props, result: own };
  return (
    <span className="flex flex-wrap justify-end gap-1 sm:flex-nowrap">
      <DependantAct {...acts} act="editDependant" tone="primary">
        <DependantFields dependant={dependant} />
      </DependantAct>
      {dependant.validTo === OPEN_END ? (
        <DependantAct {...acts} act="endDependant" tone="danger">
          <DateField name="endedOn" label={t('members.fields.endedOn')} defaultValue={page.today} />
          <Field name="reason" label={t('members.fields.reason')} maxLength={300} optional />
        </DependantAct>
      ) : (
        <DependantAct {...acts} act="resumeDependant" tone="primary">
          <Field name="reason" label={t('members.fields.reason')} maxLength={300} />
        </DependantAct>
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

type ActProps = DependantProps & {
  /** Its texts are `members.<act>`, with `Title`, `Text` and `Confirm`. */
  readonly act: keyof typeof INTENTS;
  readonly tone: 'primary' | 'danger';
  readonly children: ReactNode;
};

const INTENTS = {
  editDependant: 'edit-dependant',
  endDependant: 'end-dependant',
  resumeDependant: 'resume-dependant',
} as const;

function DependantAct({ page, result, dependant, act, tone, children }: ActProps) {
  const t = useT();
  const name = `${dependant.firstName} ${dependant.lastName}`;
  return (
    <ConfirmForm
      label={t(`members.${act}`)}
      title={t(`members.${act}Title`, { name })}
      consequence={t(`members.${act}Text`)}
      confirmLabel={t(`members.${act}Confirm`)}
      tone={tone}
      openTone="quiet"
      size="small"
      formKey={page.formKey}
      intent={INTENTS[act]}
      result={result}
    >
      <MemberId page={page} />
      <input type="hidden" name="dependantId" value={String(dependant.id)} />
      {children}
    </ConfirmForm>
  );
}
