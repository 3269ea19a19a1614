import { DateField } from '~/components/date-field';
import { Field, MoneyField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import { useFormat } from '~/i18n/use-format';

type LineProps = {
  readonly index: number;
  readonly today: string;
  /** Id of the list of acts that the field offers. */
  readonly actsId: string;
  /** Lines that came from a file: those with nothing against them are folded to one line of text. */
  readonly isCompact?: boolean | undefined;
  readonly result?: FormResult | null | undefined;
};

/** One act; folded, its fields are still sent with the form. */
export function InvoiceLineFields(props: LineProps) {
  const { index, isCompact = false, result } = props;
  const t = useT();
  const format = useFormat();
  const written = (field: string) => result?.values?.[`lines.${index}.${field}`] ?? '';
  const beginning = `lines.${index}.`;
  const isWrong = Object.keys(result?.fieldErrors ?? {}).some((key) => key.startsWith(beginning));
  if (!isCompact || isWrong || written('matricule') === '') return <Fields {...props} />;
  const { careOn, billedXof } = { careOn: written('careOn'), billedXof: written('billedXof') };
  return (
    <details className="border-b border-line pb-2">
      <summary className="tabular flex flex-wrap gap-x-4 gap-y-1 py-1">
        <span className="font-semibold">{t('care.form.line', { line: index + 1 })}</span>
        <span>
          {written('matricule')} {written('beneficiary')}
        </span>
        <span>{written('actCode')}</span>
        <span>{/^\d{4}-\d{2}-\d{2}$/.test(careOn) ? format.day(careOn) : careOn}</span>
        <span className="ml-auto">{billedXof} FCFA</span>
      </summary>
      <div className="pt-3">
        <Fields {...props} />
      </div>
    </details>
  );
}

/** The fields of one act; `row` keeps its place when the line before it is left empty. */
function Fields({ index, today, actsId }: LineProps) {
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
