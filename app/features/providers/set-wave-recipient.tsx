import { ConfirmForm } from '~/components/confirm-form';
import { Field } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { displayPhone } from '~/domain/affiliation/phone';
import { useT } from '~/i18n/t';
import type { ProviderAccount } from './provider-account-queries.server';
import type { ProviderRow } from './provider-queries.server';

type SetWaveRecipientProps = {
  readonly provider: ProviderRow;
  readonly account: ProviderAccount;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Asks where Wave pays the provider; an empty answer takes the account away. */
export function SetWaveRecipient(props: SetWaveRecipientProps) {
  const { provider, account, formKey, result } = props;
  const t = useT();
  const { id, name } = provider;
  const { waveRecipient } = account;
  return (
    <ConfirmForm
      label={t('providers.wave.account')}
      title={t('providers.wave.title', { name })}
      consequence={t('providers.wave.text')}
      confirmLabel={t('providers.wave.save')}
      tone="primary"
      openTone="secondary"
      size="small"
      intent="wave-recipient"
      formKey={formKey}
      result={result}
    >
      <input type="hidden" name="adhesionId" value={String(id)} />
      <Field
        name="waveRecipient"
        label={t('providers.wave.recipient')}
        help={t('providers.wave.help')}
        placeholder="77 123 45 67"
        maxLength={60}
        autoComplete="off"
        optional
        defaultValue={waveRecipient === null ? undefined : displayPhone(waveRecipient)}
      />
    </ConfirmForm>
  );
}
