import { ConfirmForm } from '~/components/confirm-form';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { RemittanceRow } from './dues-payment-queries.server';

type ActsProps = {
  readonly remittance: RemittanceRow;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** What ICAMO may decide on a payment, each with its consequence. */
export function RemittanceActs(props: ActsProps) {
  const { state } = props.remittance;
  if (state === 'declared') {
    return (
      <>
        <Confirm {...props} />
        <Undo {...props} intent="refuse" />
      </>
    );
  }
  return state === 'confirmed' ? <Undo {...props} intent="reverse" /> : null;
}

function Confirm({ remittance, formKey, result }: ActsProps) {
  const t = useT();
  const { id, amountXof, ipmName } = remittance;
  return (
    <ConfirmForm
      label={t('remittance.confirm.label')}
      title={t('remittance.confirm.title', { amountXof })}
      consequence={t('remittance.confirm.consequence', { ipm: ipmName })}
      confirmLabel={t('remittance.confirm.label')}
      tone="primary"
      intent="confirm"
      formKey={formKey}
      result={result}
    >
      <input type="hidden" name="paymentId" value={String(id)} />
      <input type="hidden" name="amountXof" value={String(amountXof)} />
    </ConfirmForm>
  );
}

function Undo(props: ActsProps & { readonly intent: 'refuse' | 'reverse' }) {
  const { remittance, formKey, result, intent } = props;
  const t = useT();
  const { id, amountXof } = remittance;
  return (
    <ConfirmForm
      label={t(`remittance.${intent}.label`)}
      title={t(`remittance.${intent}.title`, { amountXof })}
      consequence={t(`remittance.${intent}.consequence`)}
      confirmLabel={t(`remittance.${intent}.label`)}
      tone="danger"
      openTone="quiet"
      intent={intent}
      formKey={`${formKey}-${intent}`}
      result={result}
    >
      <input type="hidden" name="paymentId" value={String(id)} />
      <TextareaField
        name="reason"
        label={t('remittance.reason')}
        help={t('remittance.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}
