import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import { PaymentDelayField } from './provider-fields';
import type { ProviderRow } from './provider-queries.server';

type AdhereAgainProps = {
  readonly provider: ProviderRow;
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Offered once the convention has an end. */
export function AdhereAgain({ provider, today, formKey, result }: AdhereAgainProps) {
  const t = useT();
  const { validTo, paymentDelayDays } = provider;
  return (
    <ConfirmForm
      label={t('providers.again')}
      title={t('providers.againTitle')}
      consequence={t('providers.againText')}
      confirmLabel={t('providers.again')}
      tone="primary"
      openTone="secondary"
      intent="again"
      formKey={formKey}
      result={result}
    >
      <input type="hidden" name="adhesionId" value={String(provider.id)} />
      <DateField
        name="validFrom"
        label={t('providers.validFrom')}
        defaultValue={validTo > today ? validTo : today}
        min={validTo}
      />
      <PaymentDelayField days={paymentDelayDays} />
    </ConfirmForm>
  );
}
