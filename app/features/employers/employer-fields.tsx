import { Field, SelectField } from '~/components/field';
import { displayPhone } from '~/domain/affiliation/phone';
import { REGIONS } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';

type Known = {
  readonly name: string;
  readonly regionCode: string;
  readonly sector: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly address: string | null;
};

export function EmployerFields({ known }: { readonly known?: Known }) {
  const t = useT();
  const value = (name: keyof Known) => known?.[name] ?? undefined;
  return (
    <>
      <Field name="name" label={t('affiliations.fields.name')} defaultValue={value('name')} />
      <SelectField
        name="regionCode"
        label={t('affiliations.fields.region')}
        options={REGIONS.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={value('regionCode')}
        width="short"
      />
      <Field
        name="sector"
        label={t('affiliations.fields.sector')}
        defaultValue={value('sector')}
        optional
      />
      <Field
        name="phone"
        type="tel"
        label={t('affiliations.fields.phone')}
        defaultValue={known?.phone ? displayPhone(known.phone) : undefined}
        width="short"
        optional
      />
      <Field
        name="email"
        type="email"
        label={t('affiliations.fields.email')}
        defaultValue={value('email')}
        optional
      />
      <Field
        name="address"
        label={t('affiliations.fields.address')}
        defaultValue={value('address')}
        optional
      />
    </>
  );
}
