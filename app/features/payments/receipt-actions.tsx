import { LinkButton } from '~/components/button';
import { ConfirmForm } from '~/components/confirm-form';
import { TextareaField } from '~/components/field';
import { Form, FormActions, SubmitButton } from '~/components/form';
import type { FormResult } from '~/components/form-context';
import { Section } from '~/components/section';
import { useT } from '~/i18n/t';
import type { ReceiptDetail } from './receipt-queries.server';

type ActionProps = {
  readonly receipt: ReceiptDetail;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Undoes a receipt, with a reason. */
export function ReverseReceipt({ receipt, formKey, result }: ActionProps) {
  const t = useT();
  const isCheque = receipt.method === 'cheque';
  return (
    <ConfirmForm
      label={t(isCheque ? 'payments.cheque.bounce' : 'payments.reverse.label')}
      title={t('payments.reverse.title', { number: receipt.number ?? '' })}
      consequence={t('payments.reverse.consequence', { amountXof: -receipt.amountXof })}
      confirmLabel={t('payments.reverse.confirm')}
      tone="danger"
      openTone="quiet"
      intent="reverse"
      formKey={formKey}
      result={result}
    >
      <input type="hidden" name="receiptId" value={String(receipt.id)} />
      <TextareaField
        name="reason"
        label={t('payments.reverse.reason')}
        help={t('payments.reverse.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}

/** Money that settled nothing: to the oldest open calls of its employer, or as the accountant chooses. */
export function AllocateReceipt({
  receipt,
  formKey,
  result,
  base,
  hasOpenCall,
}: ActionProps & { readonly base: string; readonly hasOpenCall: boolean }) {
  const t = useT();
  const amountXof = receipt.amountXof - receipt.allocatedXof;
  const isUnknown = receipt.affiliationId === null;
  const canAllocate = !isUnknown && hasOpenCall;
  return (
    <Section title={t('payments.allocate.title', { amountXof })}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">
          {isUnknown
            ? t('payments.allocate.unknownPayer')
            : t(hasOpenCall ? 'payments.allocate.text' : 'payments.allocate.nothingOpen')}
        </p>
        {canAllocate && (
          <Form formKey={`${formKey}-a`} result={result} intent="allocate">
            <input type="hidden" name="receiptId" value={String(receipt.id)} />
            <FormActions>
              <SubmitButton>{t('payments.allocate.button')}</SubmitButton>
            </FormActions>
          </Form>
        )}
        <LinkButton to={`${base}/receipts/${receipt.id}/allocate`}>
          {t(isUnknown ? 'payments.allocate.find' : 'payments.allocate.choose')}
        </LinkButton>
      </div>
    </Section>
  );
}
