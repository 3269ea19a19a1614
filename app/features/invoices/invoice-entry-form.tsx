import { useState } from 'react';
import { Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { DateField, Field, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { InvoiceLineFields } from './invoice-line-fields';
import { MAX_LINES } from './invoice-limits';

type Choice = { readonly id: bigint; readonly number: string; readonly name: string };
type Act = { readonly actCode: string; readonly label: string };

type EntryProps = {
  readonly providers: readonly Choice[];
  /** Chosen beforehand: by the address, or because it is the only one. */
  readonly adhesionId: bigint | null;
  /** The acts of the chosen provider's convention, offered while typing. */
  readonly acts: readonly Act[];
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly cancelTo: string;
};

const FIRST_LINES = 3;
const ACTS_ID = 'acts-of-convention';

/** Lines are added in the browser, or by a round to the server without JavaScript. */
export function InvoiceEntryForm(props: EntryProps) {
  const { providers, adhesionId, acts, today, formKey, result, cancelTo } = props;
  const t = useT();
  const typed = Number(result?.values?.['lineCount'] ?? FIRST_LINES);
  const [added, setAdded] = useState(0);
  const lineCount = Math.min(Math.max(typed, FIRST_LINES + added), MAX_LINES);
  return (
    <Form formKey={formKey} result={result}>
      <input type="hidden" name="lineCount" value={lineCount} />
      <Section>
        <div className="flex flex-col gap-5">
          <ProviderField providers={providers} adhesionId={adhesionId} />
          <Field
            name="providerReference"
            label={t('care.reference')}
            help={t('care.form.referenceHelp')}
            maxLength={60}
          />
          <DateField
            name="receivedOn"
            label={t('care.receivedOn')}
            defaultValue={today}
            max={today}
          />
        </div>
      </Section>
      <Section title={t('care.form.lines')} description={t('care.form.linesHelp')}>
        <datalist id={ACTS_ID}>
          {acts.map(({ actCode, label }) => (
            <option key={actCode} value={actCode} label={label} />
          ))}
        </datalist>
        <div className="flex flex-col gap-5">
          {Array.from({ length: lineCount }, (_, index) => (
            <InvoiceLineFields key={index} index={index} today={today} actsId={ACTS_ID} />
          ))}
        </div>
        <p className="mt-4 mb-2 text-sm text-ink-soft">{t('care.form.emptyLinesIgnored')}</p>
        <button
          type="submit"
          name="_intent"
          value="add-line"
          disabled={lineCount >= MAX_LINES}
          onClick={(event) => {
            event.preventDefault();
            setAdded(lineCount + 1 - FIRST_LINES);
          }}
          className="inline-flex min-h-10 items-center gap-2 rounded border border-line-strong/60 px-3.5 font-medium hover:bg-sunken sm:min-h-9"
        >
          <Plus size={16} aria-hidden />
          {t('care.form.addLine')}
        </button>
      </Section>
      <FormActions>
        <SubmitButton name="_intent" value="enter">
          {t('care.form.submit')}
        </SubmitButton>
        <LinkButton tone="quiet" to={cancelTo}>
          {t('common.cancel')}
        </LinkButton>
      </FormActions>
    </Form>
  );
}

function ProviderField({ providers, adhesionId }: Pick<EntryProps, 'providers' | 'adhesionId'>) {
  const t = useT();
  const [only] = providers;
  if (providers.length === 1 && only !== undefined) {
    return (
      <div>
        <input type="hidden" name="adhesionId" value={String(only.id)} />
        <p className="font-medium">{t('care.provider')}</p>
        <p>{`${only.name}, ${only.number}`}</p>
      </div>
    );
  }
  return (
    <SelectField
      name="adhesionId"
      label={t('care.provider')}
      emptyLabel={t('care.form.chooseProvider')}
      options={providers.map(({ id, number, name }) => ({
        value: String(id),
        label: `${name}, ${number}`,
      }))}
      defaultValue={adhesionId === null ? undefined : String(adhesionId)}
    />
  );
}
