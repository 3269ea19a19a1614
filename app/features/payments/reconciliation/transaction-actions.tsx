import type { ReactNode } from 'react';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { Field, TextareaField } from '~/components/field';
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

/** What an act has of its own; the row, the key and the answer are the same for all. */
function Act({
  of,
  act,
  confirmLabel,
  children,
}: {
  readonly of: ActionProps;
  readonly act: 'bank' | 'attach' | 'suspend';
  readonly confirmLabel: string;
  readonly children: ReactNode;
}) {
  const { row, formKey } = of;
  const t = useT();
  const amountXof = row.amountXof < 0n ? -row.amountXof : row.amountXof;
  return (
    <ConfirmForm
      label={t(`reconciliation.${act}.label`)}
      title={t(`reconciliation.${act}.title`)}
      consequence={t(`reconciliation.${act}.consequence`, { amountXof })}
      confirmLabel={confirmLabel}
      openTone="secondary"
      size="small"
      intent={act}
      formKey={`${formKey}-${act}-${row.id}`}
      result={ownResult(of)}
    >
      <input type="hidden" name="transactionId" value={String(row.id)} />
      {children}
    </ConfirmForm>
  );
}

function BankSweep(props: ActionProps) {
  const { row, today } = props;
  const t = useT();
  return (
    <Act of={props} act="bank" confirmLabel={t('reconciliation.bank.label')}>
      <DateField
        name="bankedOn"
        label={t('reconciliation.bank.on')}
        defaultValue={today}
        min={row.day}
        max={today}
      />
    </Act>
  );
}

function AttachRefund(props: ActionProps) {
  const t = useT();
  return (
    <Act of={props} act="attach" confirmLabel={t('reconciliation.attach.confirm')}>
      <Field
        name="receiptNumber"
        label={t('reconciliation.attach.number')}
        help={t('reconciliation.attach.help')}
        maxLength={30}
      />
    </Act>
  );
}

function Suspend(props: ActionProps) {
  const t = useT();
  return (
    <Act of={props} act="suspend" confirmLabel={t('reconciliation.suspend.label')}>
      <TextareaField
        name="reason"
        label={t('reconciliation.suspend.reason')}
        help={t('reconciliation.suspend.reasonHelp')}
        maxLength={300}
      />
    </Act>
  );
}
