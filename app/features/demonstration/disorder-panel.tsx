import { CheckboxField, Field } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { OrderButton } from './order-button';
import type { PanelProps } from './panel-props';

/** What happens to the events between Wave and the application. */
export function DisorderPanel({ chosen: { wallet }, result }: PanelProps) {
  const t = useT();
  const { behaviour, walletId } = wallet;
  const count = (name: 'delaySeconds' | 'copies' | 'reorder' | 'loseNext', value: number) => (
    <Field
      name={name}
      label={t(`demonstration.disorder.${name}`)}
      help={t(`demonstration.disorder.${name}Help`)}
      inputMode="numeric"
      width="short"
      defaultValue={String(value)}
    />
  );
  return (
    <Section
      title={t('demonstration.disorder.title')}
      description={t('demonstration.disorder.text')}
      actions={
        <OrderButton
          intent="restore"
          result={result}
          label={t('demonstration.disorder.restore')}
          values={{ walletId }}
        />
      }
    >
      <Form intent="disturb" result={result}>
        <input type="hidden" name="walletId" value={walletId} />
        <div className="grid gap-5 sm:grid-cols-2">
          {count('delaySeconds', behaviour.delayMs / 1000)}
          {count('copies', behaviour.copies)}
          {count('reorder', behaviour.reorder)}
          {count('loseNext', behaviour.loseNext)}
          <Field
            name="losePercent"
            label={t('demonstration.disorder.losePercent')}
            help={t('demonstration.disorder.losePercentHelp')}
            inputMode="numeric"
            width="short"
            suffix="%"
            defaultValue={String(behaviour.losePercent)}
          />
          <CheckboxField
            name="holdPayouts"
            label={t('demonstration.disorder.holdPayouts')}
            help={t('demonstration.disorder.holdPayoutsHelp')}
            defaultChecked={behaviour.holdPayouts}
          />
        </div>
        <FormActions>
          <SubmitButton>{t('demonstration.disorder.apply')}</SubmitButton>
        </FormActions>
      </Form>
    </Section>
  );
}
