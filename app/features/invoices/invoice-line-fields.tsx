import { DateField, Field, MoneyField } from '~/components/field';
import { useT } from '~/i18n/t';

type LineProps = {
  readonly index: number;
  readonly today: string;
  /** Id of the list of acts that the field offers. */
  readonly actsId: string;
};

/** The fields of one act; `row` keeps its place when the line before it is left empty. */
export function InvoiceLineFields({ index, today, actsId }: LineProps) {
  const t = useT();
  const name = (field: string) => `lines.${index}.${field}`;
  return (
    <fieldset className="min-w-0 border-b border-line pb-5">
      <legend className="mb-2 text-sm font-semibold text-ink-soft">
        {t('care.form.line', { line: index + 1 })}
      </legend>
      <input type="hidden" name={name('row')} value={index} />
      <div className="grid grid-cols-1 gap-x-4 gap-y-3 sm:grid-cols-2 lg:grid-cols-3 2xl:grid-cols-6">
        <Field
          name={name('matricule')}
          label={t('care.form.matricule')}
          maxLength={30}
          autoComplete="off"
        />
        <Field
          name={name('beneficiary')}
          label={t('care.form.beneficiary')}
          placeholder={t('care.form.beneficiaryPlaceholder')}
          maxLength={120}
          autoComplete="off"
          optional
        />
        <DateField name={name('careOn')} label={t('care.form.careOn')} max={today} />
        <Field
          name={name('actCode')}
          label={t('care.form.actCode')}
          maxLength={20}
          list={actsId}
          autoComplete="off"
        />
        <Field
          name={name('quantity')}
          label={t('care.form.quantity')}
          defaultValue="1"
          inputMode="numeric"
          width="short"
        />
        <MoneyField name={name('billedXof')} label={t('care.form.billedXof')} />
      </div>
    </fieldset>
  );
}
