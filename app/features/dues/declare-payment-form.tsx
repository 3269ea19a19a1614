import { LinkButton } from '~/components/button';
import { DateField } from '~/components/date-field';
import { Field, MoneyField, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { DUES_PAYMENT_METHODS } from '~/domain/oversight/dues-payment';
import { useT } from '~/i18n/t';

type DeclareProps = {
  readonly years: readonly { readonly year: number; readonly remainingXof: bigint }[];
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly cancelTo: string;
};

/** The accountant says what was paid to ICAMO, when and how. */
export function DeclarePaymentForm({ years, today, formKey, result, cancelTo }: DeclareProps) {
  const t = useT();
  const [oldest] = years;
  return (
    <Section>
      <Form formKey={formKey} result={result}>
        <SelectField
          name="year"
          label={t('remittance.year')}
          help={t('remittance.yearHelp')}
          options={years.map(({ year, remainingXof }) => ({
            value: String(year),
            label: t('remittance.yearLeft', { year: String(year), remainingXof }),
          }))}
          defaultValue={oldest === undefined ? undefined : String(oldest.year)}
        />
        <MoneyField
          name="amountXof"
          label={t('payments.amount')}
          defaultValue={oldest?.remainingXof}
        />
        <DateField name="paidOn" label={t('remittance.paidOn')} max={today} defaultValue={today} />
        <SelectField
          name="method"
          label={t('payments.method')}
          options={DUES_PAYMENT_METHODS.map((method) => ({
            value: method,
            label: t(`payments.methods.${method}`),
          }))}
        />
        <Field
          name="reference"
          label={t('payments.reference')}
          help={t('remittance.referenceHelp')}
          maxLength={80}
          autoComplete="off"
        />
        <p className="text-sm text-ink-soft">{t('remittance.consequence')}</p>
        <FormActions>
          <SubmitButton>{t('remittance.declareButton')}</SubmitButton>
          <LinkButton tone="quiet" to={cancelTo}>
            {t('common.cancel')}
          </LinkButton>
        </FormActions>
      </Form>
    </Section>
  );
}
