import { Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { BankAccount } from './bank-account-queries.server';

type PanelProps = {
  readonly account: BankAccount | null;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** The account that employers are shown when they pay by transfer or cheque. */
export function BankAccountPanel({ account, formKey, result }: PanelProps) {
  const t = useT();
  return (
    <Section title={t('paying.bank.title')} description={t('paying.bank.text')}>
      <Form formKey={`${formKey}-bank`} result={result} intent="save-bank">
        <Field
          name="bankName"
          label={t('paying.bank.bankName')}
          maxLength={120}
          defaultValue={account?.bankName}
        />
        <Field
          name="holder"
          label={t('paying.bank.holder')}
          maxLength={160}
          defaultValue={account?.holder}
        />
        <Field
          name="number"
          label={t('paying.bank.number')}
          help={t('paying.bank.numberHelp')}
          maxLength={40}
          autoComplete="off"
          defaultValue={account?.number}
        />
        <FormActions>
          <SubmitButton>{t('paying.bank.save')}</SubmitButton>
        </FormActions>
      </Form>
    </Section>
  );
}
