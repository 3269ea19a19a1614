import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { useT } from '~/i18n/t';
import type { ReceiptDetail } from './receipt-queries.server';

type ConfirmationProps = {
  readonly receipt: ReceiptDetail;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** Gives the whole receipt back to its payer through Wave. */
export function RefundReceipt({ receipt, formKey, result }: ConfirmationProps) {
  const t = useT();
  const { id, number, amountXof, allocatedXof } = receipt;
  return (
    <ConfirmForm
      label={t('payments.refund.label')}
      title={t('payments.refund.title', { number: number ?? '' })}
      consequence={t(
        allocatedXof > 0n ? 'payments.refund.consequence' : 'payments.refund.consequenceOpen',
        { amountXof },
      )}
      confirmLabel={t('payments.refund.confirm', { amountXof })}
      tone="danger"
      openTone="quiet"
      intent="refund"
      formKey={`${formKey}-w`}
      result={result}
    >
      <input type="hidden" name="receiptId" value={String(id)} />
      <TextareaField
        name="reason"
        label={t('payments.refund.reason')}
        help={t('payments.refund.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}

/** The bank has credited the cheque. */
export function ClearCheque({
  receipt,
  formKey,
  result,
  today,
}: ConfirmationProps & { readonly today: string }) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('payments.cheque.label')}
      title={t('payments.cheque.title')}
      consequence={t('payments.cheque.consequence', { amountXof: receipt.amountXof })}
      confirmLabel={t('payments.cheque.label')}
      openTone="primary"
      intent="clear"
      formKey={`${formKey}-q`}
      result={result}
    >
      <input type="hidden" name="receiptId" value={String(receipt.id)} />
      <DateField
        name="clearedOn"
        label={t('payments.clearedOn')}
        defaultValue={today}
        min={receipt.receivedOn}
        max={today}
      />
    </ConfirmForm>
  );
}

/** Keeps the rest aside, with a reason. */
export function HoldReceipt({
  receipt,
  formKey,
  result,
  affiliationId,
}: ConfirmationProps & { readonly affiliationId: bigint | null }) {
  const t = useT();
  const amountXof = receipt.amountXof - receipt.allocatedXof;
  return (
    <ConfirmForm
      label={t('payments.hold.label')}
      title={t('payments.hold.title')}
      consequence={t('payments.hold.consequence', { amountXof })}
      confirmLabel={t('payments.hold.label')}
      openTone="secondary"
      intent="hold"
      formKey={`${formKey}-h`}
      result={result}
    >
      <input type="hidden" name="receiptId" value={String(receipt.id)} />
      {affiliationId !== null && (
        <input type="hidden" name="affiliationId" value={String(affiliationId)} />
      )}
      <TextareaField
        name="reason"
        label={t('payments.hold.reason')}
        help={t('payments.hold.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}
