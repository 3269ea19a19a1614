import { ConfirmForm } from '~/components/confirm-form';
import { SelectField, TextareaField } from '~/components/field';
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
  return (
    <ConfirmForm
      label={t('payments.reverse.label')}
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

type AllocateProps = ActionProps & {
  /** Asked only when the payer is not known. */
  readonly payers: readonly {
    readonly id: bigint;
    readonly name: string;
    readonly ninea: string;
  }[];
  readonly hasOpenCall: boolean;
};

/** Money that settled nothing: given to the open calls of its employer. */
export function AllocateReceipt({ receipt, formKey, result, payers, hasOpenCall }: AllocateProps) {
  const t = useT();
  const amountXof = receipt.amountXof - receipt.allocatedXof;
  const isUnknown = receipt.affiliationId === null;
  return (
    <Section title={t('payments.allocate.title', { amountXof })}>
      <div className="flex flex-col gap-3">
        <p className="text-ink-soft">
          {t(isUnknown ? 'payments.allocate.unknownPayer' : 'payments.allocate.text')}
        </p>
        {!isUnknown && !hasOpenCall ? (
          <p>{t('payments.allocate.nothingOpen')}</p>
        ) : (
          <Form formKey={`${formKey}-a`} result={result} intent="allocate">
            <input type="hidden" name="receiptId" value={String(receipt.id)} />
            {isUnknown && (
              <SelectField
                name="affiliationId"
                label={t('payments.employer')}
                options={payers.map(({ id, name, ninea }) => ({
                  value: String(id),
                  label: `${name} (${ninea})`,
                }))}
              />
            )}
            <FormActions>
              <SubmitButton>{t('payments.allocate.button')}</SubmitButton>
            </FormActions>
          </Form>
        )}
      </div>
    </Section>
  );
}
