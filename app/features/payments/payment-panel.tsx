import { Smartphone } from 'lucide-react';
import { MoneyField } from '~/components/field';
import { Money } from '~/components/figures';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { Section } from '~/components/section';
import { usePolling } from '~/components/use-polling';
import { useT } from '~/i18n/t';
import type { CheckoutRow } from './checkout-queries.server';

type PaymentPanelProps = {
  /** In the order in which they are to be settled. */
  readonly callIds: readonly bigint[];
  readonly openXof: bigint;
  readonly formKey: string;
  readonly result?: FormResult | null | undefined;
  /** The page that takes the payment and says what is wrong with it. */
  readonly payTo: string;
};

/** Pays calls through Wave, whole or in part: the browser goes to Wave's own page. */
export function PaymentPanel({ callIds, openXof, formKey, result, payTo }: PaymentPanelProps) {
  const t = useT();
  const chosen = callIds.map((id, index) => (
    <input key={String(id)} type="hidden" name={`callIds.${index}`} value={String(id)} />
  ));
  return (
    <Section title={t('payments.payTitle')}>
      <div className="flex flex-col gap-4">
        <p className="text-xl font-semibold tracking-tight">
          <Money amountXof={openXof} />
        </p>
        <Form formKey={formKey} result={result} intent="pay" action={payTo} reloadDocument>
          {chosen}
          <input type="hidden" name="amountXof" value={String(openXof)} />
          <FormActions>
            <SubmitButton icon={Smartphone} pendingLabel={t('payments.goingToWave')}>
              {t('payments.payAll', { amountXof: openXof })}
            </SubmitButton>
          </FormActions>
        </Form>
        <details open={result?.values?.['_intent'] === 'pay-part'}>
          <summary className="text-link inline-block py-1">{t('payments.payPart')}</summary>
          <Form
            formKey={`${formKey}-part`}
            result={result}
            intent="pay-part"
            action={payTo}
            reloadDocument
            className="mt-2"
          >
            {chosen}
            <MoneyField
              name="amountXof"
              label={t('payments.partAmount')}
              help={t(callIds.length > 1 ? 'paying.partHelp' : 'payments.partHelp', { openXof })}
            />
            <FormActions>
              <SubmitButton tone="secondary" pendingLabel={t('payments.goingToWave')}>
                {t('payments.payPartButton')}
              </SubmitButton>
            </FormActions>
          </Form>
        </details>
        <p className="text-sm text-ink-soft">{t('payments.payHelp')}</p>
      </div>
    </Section>
  );
}

type AwaitingProps = {
  readonly checkout: CheckoutRow;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
  readonly refreshTo: string;
};

/** The return from Wave proves nothing: the page waits for the confirmation, and shows it as it comes. */
export function AwaitingConfirmation(props: AwaitingProps) {
  const { checkout, formKey, result, refreshTo } = props;
  const t = useT();
  usePolling();
  return (
    <Notice
      tone="info"
      title={t('payments.awaiting', { amountXof: checkout.amountXof })}
      actions={
        <>
          <Form formKey={`${formKey}-check`} result={result} intent="check" action={refreshTo}>
            <input type="hidden" name="checkoutId" value={String(checkout.id)} />
            <SubmitButton tone="secondary">{t('payments.askWave')}</SubmitButton>
          </Form>
        </>
      }
    >
      <p aria-live="polite">{t('payments.awaitingText')}</p>
      <noscript>
        <p>
          <a className="text-link" href={refreshTo}>
            {t('payments.refresh')}
          </a>
        </p>
      </noscript>
    </Notice>
  );
}
