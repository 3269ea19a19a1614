import { ConfirmForm } from '~/components/confirm-form';
import { DateField, Field, TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { natureOf } from '~/domain/payments/wallet-movement';
import { useT } from '~/i18n/t';
import type { WalletTransactionRow } from './transaction-queries.server';

type ActionProps = {
  readonly row: WalletTransactionRow;
  readonly today: string;
  readonly formKey: string;
  readonly result: FormResult | null | undefined;
};

/** What the accountant may do with a movement that is not in the books. */
export function TransactionActions(props: ActionProps) {
  const { row } = props;
  if (row.state === 'in-transit') return <BankSweep {...props} />;
  if (row.state !== 'waiting') return null;
  return (
    <span className="inline-flex flex-wrap gap-2">
      {natureOf(row) === 'given-back' && <AttachRefund {...props} />}
      <Suspend {...props} />
    </span>
  );
}

/** The answer belongs to the row it was sent for. */
const ownResult = ({ result, row }: ActionProps) =>
  result?.values?.['transactionId'] === String(row.id) ? result : null;

const magnitude = (amountXof: bigint) => (amountXof < 0n ? -amountXof : amountXof);

function BankSweep(props: ActionProps) {
  const { row, today, formKey } = props;
  const t = useT();
  return (
    <ConfirmForm
      label={t('reconciliation.bank.label')}
      title={t('reconciliation.bank.title')}
      consequence={t('reconciliation.bank.consequence', { amountXof: magnitude(row.amountXof) })}
      confirmLabel={t('reconciliation.bank.label')}
      openTone="secondary"
      size="small"
      intent="bank"
      formKey={`${formKey}-b${row.id}`}
      result={ownResult(props)}
    >
      <input type="hidden" name="transactionId" value={String(row.id)} />
      <DateField
        name="bankedOn"
        label={t('reconciliation.bank.on')}
        defaultValue={today}
        min={row.day}
        max={today}
      />
    </ConfirmForm>
  );
}

function AttachRefund(props: ActionProps) {
  const { row, formKey } = props;
  const t = useT();
  return (
    <ConfirmForm
      label={t('reconciliation.attach.label')}
      title={t('reconciliation.attach.title')}
      consequence={t('reconciliation.attach.consequence', { amountXof: magnitude(row.amountXof) })}
      confirmLabel={t('reconciliation.attach.confirm')}
      openTone="secondary"
      size="small"
      intent="attach"
      formKey={`${formKey}-a${row.id}`}
      result={ownResult(props)}
    >
      <input type="hidden" name="transactionId" value={String(row.id)} />
      <Field
        name="receiptNumber"
        label={t('reconciliation.attach.number')}
        help={t('reconciliation.attach.help')}
        maxLength={30}
      />
    </ConfirmForm>
  );
}

function Suspend(props: ActionProps) {
  const { row, formKey } = props;
  const t = useT();
  return (
    <ConfirmForm
      label={t('reconciliation.suspend.label')}
      title={t('reconciliation.suspend.title')}
      consequence={t('reconciliation.suspend.consequence', {
        amountXof: magnitude(row.amountXof),
      })}
      confirmLabel={t('reconciliation.suspend.label')}
      openTone="secondary"
      size="small"
      intent="suspend"
      formKey={`${formKey}-s${row.id}`}
      result={ownResult(props)}
    >
      <input type="hidden" name="transactionId" value={String(row.id)} />
      <TextareaField
        name="reason"
        label={t('reconciliation.suspend.reason')}
        help={t('reconciliation.suspend.reasonHelp')}
        maxLength={300}
      />
    </ConfirmForm>
  );
}
