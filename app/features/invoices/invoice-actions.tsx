import { Smartphone } from 'lucide-react';
import type { ReactNode } from 'react';
import { LinkButton } from '~/components/button';
import { Form, SubmitButton } from '~/components/form';
import { ConfirmForm } from '~/components/confirm-form';
import { DateField } from '~/components/date-field';
import { Field, SelectField, TextareaField } from '~/components/field';
import type { FormResult } from '~/components/form-context';
import { Notice } from '~/components/notice';
import { invoiceTransition, type InvoiceAction } from '~/domain/care/invoice-state';
import { useT } from '~/i18n/t';
import type { DutyObstacles } from './duty-obstacles.server';
import { PAYMENT_METHODS } from './invoice-limits';
import type { InvoiceDetail } from './invoice-queries.server';

type ActionsProps = {
  readonly invoice: InvoiceDetail;
  /** What the reader's role allows. */
  readonly may: Readonly<Record<InvoiceAction, boolean>>;
  /** Why the reader, whose role would allow it, leaves a step to somebody else. */
  readonly apart: DutyObstacles;
  /** Wave is paying it: nothing else does meanwhile. */
  readonly isUnderWay: boolean;
  /** Takes the payment back, in the manner in which it was made. */
  readonly undo: ReactNode;
  /** Where it is paid through Wave. */
  readonly payTo: string;
  readonly formKey: string;
  readonly today: string;
  readonly result: FormResult | null | undefined;
};

/** The next step of an invoice, for whoever may take it. */
export function InvoiceActions(props: ActionsProps) {
  const { invoice, may, apart, isUnderWay, undo, payTo } = props;
  const t = useT();
  const can = (action: InvoiceAction) =>
    may[action] && invoiceTransition(invoice.state, action) !== null;
  const owesNothing = invoice.state === 'adjudicated' && invoice.ipmShareXof === 0n;
  return (
    <div className="flex flex-wrap items-start gap-2 empty:hidden">
      {owesNothing && <Notice tone="warn">{t('care.next.nothingToPay')}</Notice>}
      {can('approve') && !owesNothing && <Apart reason={apart.approve} />}
      {can('approve') && !owesNothing && apart.approve === null && <Approve {...props} />}
      {can('pay') && <Apart reason={apart.pay} />}
      {can('pay') && apart.pay === null && !isUnderWay && (
        <>
          <LinkButton to={payTo} tone="primary" icon={Smartphone}>
            {t('payouts.payByWave')}
          </LinkButton>
          <Pay {...props} />
        </>
      )}
      {can('undo-payment') && apart.pay === null && undo}
      {can('adjudicate') && <Adjudicate {...props} />}
      {can('refuse') && <Refuse {...props} />}
    </div>
  );
}

function Apart({ reason }: { readonly reason: DutyObstacles['approve'] }) {
  const t = useT();
  return reason && <Notice>{t(`reasons.${reason}`)}</Notice>;
}

function Adjudicate({ invoice, formKey, result }: ActionsProps) {
  const t = useT();
  const isFirst = invoice.state === 'entered';
  return (
    <Form intent="adjudicate" formKey={formKey} result={result}>
      <InvoiceId invoice={invoice} />
      <SubmitButton
        tone={isFirst ? 'primary' : 'secondary'}
        pendingLabel={t('care.next.adjudicating')}
      >
        {t(isFirst ? 'care.next.adjudicate' : 'care.next.adjudicateAgain')}
      </SubmitButton>
    </Form>
  );
}

function Approve({ invoice, formKey, result }: ActionsProps) {
  const t = useT();
  const { ipmShareXof: amount, providerName: provider, dueOn: due } = invoice;
  return (
    <ConfirmForm
      label={t('care.next.approveConfirm', { amount })}
      title={t('care.next.approveTitle')}
      consequence={t('care.next.approveText', { amount, provider, due })}
      confirmLabel={t('care.next.approveConfirm', { amount })}
      tone="primary"
      intent="approve"
      formKey={formKey}
      result={result}
    >
      <InvoiceId invoice={invoice} />
      <input type="hidden" name="ipmShareXof" value={String(amount)} />
    </ConfirmForm>
  );
}

function Refuse({ invoice, formKey, result }: ActionsProps) {
  const t = useT();
  return (
    <ConfirmForm
      label={t('care.next.refuse')}
      title={t('care.next.refuseTitle')}
      consequence={t('care.next.refuseText')}
      confirmLabel={t('care.next.refuseConfirm')}
      tone="danger"
      openTone="secondary"
      intent="refuse"
      formKey={formKey}
      result={result}
    >
      <InvoiceId invoice={invoice} />
      <TextareaField name="reason" label={t('care.next.reason')} maxLength={300} />
    </ConfirmForm>
  );
}

function Pay({ invoice, formKey, result, today }: ActionsProps) {
  const t = useT();
  const { ipmShareXof: amount, providerName: provider } = invoice;
  return (
    <ConfirmForm
      label={t('care.next.pay')}
      title={t('care.next.payTitle', { amount })}
      consequence={t('care.next.payText', { provider })}
      confirmLabel={t('care.next.payConfirm', { amount })}
      tone="primary"
      openTone="secondary"
      intent="pay"
      formKey={formKey}
      result={result}
    >
      <InvoiceId invoice={invoice} />
      <SelectField
        name="method"
        label={t('care.next.method')}
        options={PAYMENT_METHODS.map((value) => ({ value, label: t(`care.methods.${value}`) }))}
        defaultValue="bank"
      />
      <Field
        name="reference"
        label={t('care.next.paymentReference')}
        help={t('care.next.paymentReferenceHelp')}
        maxLength={80}
      />
      <DateField name="paidOn" label={t('care.next.paidOn')} defaultValue={today} max={today} />
    </ConfirmForm>
  );
}

const InvoiceId = ({ invoice }: { readonly invoice: InvoiceDetail }) => (
  <input type="hidden" name="invoiceId" value={String(invoice.id)} />
);
