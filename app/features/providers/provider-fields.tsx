import { DateField } from '~/components/date-field';
import { Field, SelectField } from '~/components/field';
import { REGIONS } from '~/domain/affiliation/region';
import { useT } from '~/i18n/t';
import { PAYMENT_DELAYS, PROVIDER_KINDS } from './provider-kinds';

/** The fields of a provider's adhesion. */
export function ProviderFields({
  today,
  regionCode,
}: {
  readonly today: string;
  readonly regionCode: string;
}) {
  const t = useT();
  return (
    <>
      <Field name="name" label={t('providers.name')} maxLength={160} />
      <SelectField
        name="kind"
        label={t('providers.kind')}
        options={PROVIDER_KINDS.map((value) => ({ value, label: t(`providers.kinds.${value}`) }))}
      />
      <SelectField
        name="regionCode"
        label={t('providers.region')}
        options={REGIONS.map(({ code, name }) => ({ value: code, label: name }))}
        defaultValue={regionCode}
      />
      <Field name="phone" label={t('providers.phone')} type="tel" placeholder="33 812 34 56" />
      <Field name="email" label={t('providers.email')} type="email" optional />
      <Field name="ninea" label={t('providers.ninea')} help={t('providers.nineaHelp')} optional />
      <PaymentDelayField days={30} />
      <DateField name="validFrom" label={t('providers.validFrom')} defaultValue={today} />
    </>
  );
}

export function PaymentDelayField({ days: chosen }: { readonly days: number }) {
  const t = useT();
  return (
    <SelectField
      name="paymentDelayDays"
      label={t('providers.delay')}
      options={PAYMENT_DELAYS.map((days) => ({
        value: String(days),
        label: t('providers.delayDays', { days }),
      }))}
      defaultValue={String(chosen)}
      width="short"
    />
  );
}
