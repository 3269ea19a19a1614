import { CheckboxField, Field, MoneyField, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { PanelProps } from './panel-props';

/** Money that names no session: the accountant must find out what it pays. */
export function IncomingPaymentPanel({ chosen, result }: PanelProps) {
  const t = useT();
  return (
    <Section title={t('demonstration.payment.title')} description={t('demonstration.payment.text')}>
      <Form intent="pay" result={result}>
        <input type="hidden" name="walletId" value={chosen.wallet.walletId} />
        <div className="grid gap-5 sm:grid-cols-2">
          <SelectField
            name="from"
            label={t('demonstration.payment.from')}
            options={(['person', 'business'] as const).map((value) => ({
              value,
              label: t(`demonstration.payment.payers.${value}`),
            }))}
            defaultValue="person"
          />
          <MoneyField name="amountXof" label={t('demonstration.payment.amount')} />
          <Field
            name="typed"
            label={t('demonstration.payment.typed')}
            help={t('demonstration.payment.typedHelp')}
            maxLength={80}
            optional
          />
          <CheckboxField
            name="unreadable"
            label={t('demonstration.payment.unreadable')}
            help={t('demonstration.payment.unreadableHelp')}
          />
        </div>
        <FormActions>
          <SubmitButton>{t('demonstration.payment.send')}</SubmitButton>
        </FormActions>
      </Form>
    </Section>
  );
}
