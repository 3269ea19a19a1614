import { CodeBlock } from '~/components/code-block';
import { ConfirmForm } from '~/components/confirm-form';
import { InstantText } from '~/components/dates';
import { Field, SelectField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import { WEBHOOK_STRATEGIES } from './wallet-form';
import type { WalletSettings } from './wallet-settings-queries.server';

type WalletPanelProps = {
  readonly wallet: WalletSettings | null;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly webhookUrl: string;
};

/** The IPM's own Wave wallet: its secrets go in and never come out. */
export function WalletPanel({ wallet, formKey, result, webhookUrl }: WalletPanelProps) {
  const t = useT();
  return (
    <>
      {wallet === null && <Notice tone="warn">{t('payments.wallet.none')}</Notice>}
      {wallet?.hasPrevious && <PreviousSecret formKey={formKey} result={result} />}
      {wallet?.signsRequests && <SignedRequests formKey={formKey} result={result} />}
      <Section
        title={t('payments.wallet.title')}
        description={
          wallet && (
            <>
              {t('payments.wallet.updatedAt')} <InstantText instant={wallet.updatedAt} />
            </>
          )
        }
      >
        <WalletFields wallet={wallet} formKey={formKey} result={result} />
      </Section>
      <Section title={t('payments.wallet.webhook')} description={t('payments.wallet.webhookHelp')}>
        <CodeBlock label={t('payments.wallet.webhook')} text={webhookUrl} />
      </Section>
    </>
  );
}

function WalletFields({ wallet, formKey, result }: Omit<WalletPanelProps, 'webhookUrl'>) {
  const t = useT();
  const isStored = wallet !== null;
  const keep = isStored ? ` ${t('payments.wallet.keep')}` : '';
  return (
    <Form formKey={formKey} result={result} intent="save">
      <Field
        name="walletName"
        label={t('payments.wallet.name')}
        help={t('payments.wallet.nameHelp')}
        maxLength={120}
        defaultValue={wallet?.walletName}
      />
      <Field
        name="apiKey"
        type="password"
        autoComplete="off"
        label={t('payments.wallet.apiKey')}
        help={`${t('payments.wallet.apiKeyHelp')}${keep}`}
        optional={isStored}
        {...(isStored ? { placeholder: `•••••••• ${t('payments.wallet.stored')}` } : {})}
      />
      <Field
        name="webhookSecret"
        type="password"
        autoComplete="off"
        label={t('payments.wallet.secret')}
        help={`${t('payments.wallet.secretHelp')}${keep}`}
        optional={isStored}
        {...(isStored ? { placeholder: `•••••••• ${t('payments.wallet.storedSecret')}` } : {})}
      />
      <SelectField
        name="webhookStrategy"
        label={t('payments.wallet.strategy')}
        help={t('payments.wallet.strategyHelp')}
        options={WEBHOOK_STRATEGIES.map((value) => ({
          value,
          label: t(`payments.wallet.strategies.${value}`),
        }))}
        defaultValue={wallet?.webhookStrategy ?? 'signing'}
      />
      <Field
        name="signingSecret"
        type="password"
        autoComplete="off"
        label={t('payments.wallet.signingSecret')}
        help={`${t('payments.wallet.signingSecretHelp')}${wallet?.signsRequests ? keep : ''}`}
        optional
        {...(wallet?.signsRequests
          ? { placeholder: `•••••••• ${t('payments.wallet.storedSecret')}` }
          : {})}
      />
      <FormActions>
        <SubmitButton>{t('payments.wallet.save')}</SubmitButton>
      </FormActions>
    </Form>
  );
}

function PreviousSecret({ formKey, result }: Pick<WalletPanelProps, 'formKey' | 'result'>) {
  const t = useT();
  return (
    <Notice
      tone="info"
      title={t('payments.wallet.previous')}
      actions={
        <ConfirmForm
          label={t('payments.wallet.removePrevious')}
          title={t('payments.wallet.removeTitle')}
          consequence={t('payments.wallet.removeConsequence')}
          confirmLabel={t('payments.wallet.removePrevious')}
          tone="danger"
          openTone="secondary"
          size="small"
          intent="remove-previous"
          formKey={`${formKey}-p`}
          result={result}
        />
      }
    >
      {t('payments.wallet.previousText')}
    </Notice>
  );
}

function SignedRequests({ formKey, result }: Pick<WalletPanelProps, 'formKey' | 'result'>) {
  const t = useT();
  return (
    <Notice
      tone="info"
      title={t('payments.wallet.signed')}
      actions={
        <ConfirmForm
          label={t('payments.wallet.removeSigning')}
          title={t('payments.wallet.removeSigningTitle')}
          consequence={t('payments.wallet.removeSigningConsequence')}
          confirmLabel={t('payments.wallet.removeSigning')}
          tone="danger"
          openTone="secondary"
          size="small"
          intent="remove-signing"
          formKey={`${formKey}-s`}
          result={result}
        />
      }
    >
      {t('payments.wallet.signedText')}
    </Notice>
  );
}
