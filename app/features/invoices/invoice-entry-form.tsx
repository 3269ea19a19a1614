import { useState } from 'react';
import { Plus } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { InvoiceLineFields } from './invoice-line-fields';
import { MAX_LINES } from './invoice-limits';
import { ProviderField, type ProviderChoice } from './provider-field';

type Act = { readonly actCode: string; readonly label: string };

type EntryProps = {
  readonly providers: readonly ProviderChoice[];
  /** Chosen beforehand: by the address, or because it is the only one. */
  readonly adhesionId: bigint | null;
  /** The acts of the chosen provider's convention, offered while typing. */
  readonly acts: readonly Act[];
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly cancelTo: string;
  /** Where it is sent when that is not this page. */
  readonly sendTo?: string | undefined;
};

const FIRST_LINES = 3;
const ACTS_ID = 'acts-of-convention';

/** Lines are added in the browser, or by a round to the server without JavaScript. */
export function InvoiceEntryForm(props: EntryProps) {
  const { providers, adhesionId, acts, today, formKey, result, cancelTo, sendTo } = props;
  const t = useT();
  const typed = Number(result?.values?.['lineCount'] ?? FIRST_LINES);
  const [added, setAdded] = useState(0);
  const isCompact = result?.values?.['compact'] !== undefined;
  const lineCount = Math.min(
    isCompact ? typed + added : Math.max(typed, FIRST_LINES + added),
    MAX_LINES,
  );
  return (
    <Form formKey={formKey} result={result} action={sendTo}>
      <input type="hidden" name="lineCount" value={lineCount} />
      {isCompact && <input type="hidden" name="compact" value="yes" />}
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
            <InvoiceLineFields
              key={index}
              {...{ index, today, isCompact }}
              actsId={ACTS_ID}
              result={result}
            />
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
            setAdded(isCompact ? added + 1 : lineCount + 1 - FIRST_LINES);
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
