import { DateField } from '~/components/date-field';
import { Field, MoneyField, SelectField } from '~/components/field';
import { RUBRICS } from '~/domain/care/rubrics';
import { useT } from '~/i18n/t';

/** The fields of a new price; an act that already has one is offered with its code. */
export function TariffFields({
  adhesionId,
  today,
  acts,
}: {
  readonly adhesionId: bigint;
  readonly today: string;
  readonly acts: readonly { readonly actCode: string; readonly label: string }[];
}) {
  const t = useT();
  return (
    <>
      <input type="hidden" name="adhesionId" value={String(adhesionId)} />
      <datalist id="known-acts">
        {acts.map(({ actCode, label }) => (
          <option key={actCode} value={actCode} label={label} />
        ))}
      </datalist>
      <Field
        name="actCode"
        label={t('care.actCode')}
        help={t('care.actCodeHelp')}
        maxLength={20}
        list="known-acts"
        autoComplete="off"
        width="short"
      />
      <Field name="label" label={t('care.actLabel')} maxLength={120} />
      <RubricField />
      <MoneyField name="priceXof" label={t('care.price')} />
      <DateField name="validFrom" label={t('care.validFrom')} defaultValue={today} />
    </>
  );
}

export function RubricField() {
  const t = useT();
  return (
    <SelectField
      name="rubric"
      label={t('care.rubric')}
      options={RUBRICS.map((rubric) => ({ value: rubric.code, label: rubric[t.language] }))}
    />
  );
}
