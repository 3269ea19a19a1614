import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { ProviderRow } from './provider-queries.server';

type EndAdhesionProps = {
  readonly provider: ProviderRow;
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Asks for the day and the reason, and says what will follow. */
export function EndAdhesion({ provider, today, formKey, result }: EndAdhesionProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('providers.end')}
      title={t('providers.endTitle')}
      consequence={t('providers.endText')}
      confirmLabel={t('providers.end')}
      tone="danger"
      openTone="secondary"
      intent="end"
      formKey={formKey}
      result={result}
    >
      <input type="hidden" name="adhesionId" value={String(provider.id)} />
      <DateField name="endedOn" label={t('providers.endedOn')} defaultValue={today} />
      <TextareaField name="reason" label={t('providers.endReason')} maxLength={300} />
    </ConfirmForm>
  );
}
