import { ConfirmForm } from '~/components/confirm-form';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { InvoiceDetail } from './invoice-queries.server';

type UndoPaymentProps = {
  readonly invoice: InvoiceDetail;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** A payment that came back, or was written down by mistake. */
export function UndoPayment({ invoice, formKey, result }: UndoPaymentProps) {
  const t = useT();
  const { paymentId, paymentNumber: number, ipmShareXof: amount } = invoice;
  return (
    <ConfirmForm
      label={t('care.undo.label')}
      title={t('care.undo.title', { number: number ?? '' })}
      consequence={t('care.undo.consequence', { amount })}
      confirmLabel={t('care.undo.label')}
      tone="danger"
      openTone="secondary"
      intent="undo-payment"
      formKey={`${formKey}-u`}
      result={result}
    >
      <input type="hidden" name="paymentId" value={String(paymentId ?? '')} />
      <TextareaField
        name="reason"
        label={t('care.undo.reason')}
        help={t('care.undo.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}
