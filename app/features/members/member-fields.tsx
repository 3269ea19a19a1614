import { DateField } from '~/components/date-field';
import { Field, SelectField } from '~/components/field';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';

type Known = {
  readonly matricule: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string | null;
  readonly sex: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly nin: string | null;
};

/** Who a participant is, for a new one and for a correction. */
export function MemberFields({ known }: { readonly known?: Known }) {
  const t = useT();
  const value = (name: keyof Known) => known?.[name] ?? undefined;
  return (
    <>
      <Field
        name="matricule"
        label={t('members.fields.matricule')}
        defaultValue={value('matricule')}
        width="short"
      />
      <Field
        name="lastName"
        label={t('members.fields.lastName')}
        defaultValue={value('lastName')}
      />
      <Field
        name="firstName"
        label={t('members.fields.firstName')}
        defaultValue={value('firstName')}
      />
      <DateField
        name="birthDate"
        label={t('members.fields.birthDate')}
        defaultValue={value('birthDate')}
        optional
      />
      <SexField defaultValue={value('sex')} />
      <Field
        name="phone"
        type="tel"
        label={t('members.fields.phone')}
        defaultValue={known?.phone ? displayPhone(known.phone) : undefined}
        width="short"
        optional
      />
      <Field
        name="email"
        type="email"
        label={t('members.fields.email')}
        defaultValue={value('email')}
        optional
      />
      <Field
        name="nin"
        label={t('members.fields.nin')}
        help={t('members.fields.ninHelp')}
        defaultValue={value('nin')}
        inputMode="numeric"
        autoComplete="off"
        optional
      />
    </>
  );
}

export function SexField({ defaultValue }: { readonly defaultValue?: string | undefined }) {
  const t = useT();
  return (
    <SelectField
      name="sex"
      label={t('members.fields.sex')}
      options={(['F', 'M'] as const).map((sex) => ({
        value: sex,
        label: t(`members.sexes.${sex}`),
      }))}
      defaultValue={defaultValue}
      width="short"
      optional
    />
  );
}

type EmployerFieldProps = {
  readonly employers: readonly {
    readonly id: bigint;
    readonly name: string;
    readonly ninea: string;
  }[];
  readonly defaultValue?: string | undefined;
};

export function EmployerField({ employers, defaultValue }: EmployerFieldProps) {
  const t = useT();
  return (
    <SelectField
      name="affiliationId"
      label={t('members.fields.employer')}
      options={employers.map(({ id, name, ninea }) => ({
        value: String(id),
        label: `${name} (${ninea})`,
      }))}
      defaultValue={defaultValue}
    />
  );
}
