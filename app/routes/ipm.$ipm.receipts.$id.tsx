import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { FileText } from 'lucide-react';
import { buttonClass, LinkButton } from '~/components/button';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { DetailLayout, Section } from '~/components/section';
import { listHistory } from '~/features/audit/audit-queries.server';
import { PaperVerdict } from '~/features/documents/paper-verdict';
import { RecordHistory } from '~/features/documents/record-history';
import { isGenuine } from '~/features/documents/verification';
import { listPostingsOf } from '~/features/ledger/ledger-queries.server';
import { allocateReceipt } from '~/features/payments/allocate-receipt.server';
import { clearCheque } from '~/features/payments/clear-cheque.server';
import { listOpenCalls } from '~/features/payments/payer-queries.server';
import { AllocateReceiptForm, ReverseReceiptForm } from '~/features/payments/payment-form';
import { AllocateReceipt, ReverseReceipt } from '~/features/payments/receipt-actions';
import { ClearCheque, RefundReceipt } from '~/features/payments/receipt-confirmations';
import { ReceiptAllocations, ReceiptFacts } from '~/features/payments/receipt-facts';
import { ReceiptPieces } from '~/features/payments/receipt-pieces';
import { getReceipt, listAllocations } from '~/features/payments/receipt-queries.server';
import { ReceiptState } from '~/features/payments/receipt-state';
import { hasWallet } from '~/features/payments/reconciliation/reconciliation-queries.server';
import { findRefund } from '~/features/payments/refund-queries.server';
import { refundReceipt } from '~/features/payments/refund-receipt.server';
import { RefundState } from '~/features/payments/refund-state';
import { ClearChequeForm, RefundReceiptForm } from '~/features/payments/resolve-receipt-form';
import { reverseReceipt } from '~/features/payments/reverse-receipt.server';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:read', async (ctx) => {
  const receipt = await getReceipt(ctx, idOfPath(ctx.params['id']));
  const { affiliationId } = receipt;
  const isStanding = receipt.reversesId === null && receipt.reversedById === null;
  const isWaiting = isStanding && receipt.amountXof > receipt.allocatedXof;
  const [allocations, pieces, history, openCalls, refund, isWalletThere] = await Promise.all([
    listAllocations(ctx, receipt.id),
    listPostingsOf(ctx, 'receipt', receipt.reversesId ?? receipt.id),
    listHistory(ctx, 'receipt', receipt.id),
    isWaiting && affiliationId !== null ? listOpenCalls(ctx, affiliationId) : [],
    findRefund(ctx, receipt.id),
    hasWallet(ctx),
  ]);
  const isByWave = receipt.method === 'wave' && isWalletThere;
  const may = {
    reverse: isStanding && !isByWave && ctx.can('receipt:reverse'),
    refund: isStanding && isByWave && ctx.can('receipt:reverse'),
    clear:
      isStanding &&
      receipt.method === 'cheque' &&
      receipt.clearedOn === null &&
      ctx.can('receipt:record'),
    allocate: isWaiting && ctx.can('receipt:record'),
  };
  const { base, formKey, today } = ctx;
  const title = ctx.t('payments.receiptTitle', { number: receipt.number ?? '' });
  const hasOpenCall = openCalls.length > 0;
  const genuine = isGenuine(ctx, 'receipts', receipt);
  return {
    base,
    formKey,
    today,
    title,
    receipt,
    allocations,
    pieces,
    history,
    may,
    hasOpenCall,
    refund: isStanding ? refund : null,
    genuine,
  };
});

const done = (ctx: { readonly base: string }, id: bigint, toast: string) => ({
  to: `${ctx.base}/receipts/${id}`,
  toast: `payments.toasts.${toast}`,
});

export const action = byIntent({
  reverse: ipmAction('receipt:reverse', ReverseReceiptForm, reverseReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'reversed'),
  }),
  refund: ipmAction('receipt:reverse', RefundReceiptForm, refundReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'refunded'),
  }),
  clear: ipmAction('receipt:record', ClearChequeForm, clearCheque, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'cleared'),
  }),
  allocate: ipmAction('receipt:record', AllocateReceiptForm, allocateReceipt, {
    done: (ctx, { receiptId }) => done(ctx, receiptId, 'allocated'),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function ReceiptPage() {
  const data = useLoaderData<typeof loader>();
  const { base, formKey, title, receipt, allocations, pieces, history, may } = data;
  const result = useActionData<typeof action>();
  const t = useT();
  const other = receipt.reversedById ?? receipt.reversesId;
  return (
    <>
      <PageHeader
        title={title}
        badge={<ReceiptState receipt={receipt} />}
        breadcrumb={[{ label: t('payments.title'), to: `${base}/receipts` }]}
        actions={
          <>
            <a href={`${base}/receipts/${receipt.id}/pdf`} className={buttonClass('secondary')}>
              <FileText size={16} aria-hidden />
              {t('payments.pdf')}
            </a>
            {may.clear && <ClearCheque {...{ receipt, formKey, result }} today={data.today} />}
            {may.refund && <RefundReceipt {...{ receipt, formKey, result }} />}
            {may.reverse && <ReverseReceipt {...{ receipt, formKey, result }} />}
          </>
        }
      />
      <PaperVerdict genuine={data.genuine} />
      <DetailLayout
        main={
          <>
            <RefundState refund={data.refund} />
            {other !== null && (
              <Notice
                tone="warn"
                title={
                  receipt.reversesId === null
                    ? t('payments.reversedBy', { number: receipt.reversedByNumber ?? '' })
                    : t('payments.reverses', { number: receipt.reversesNumber ?? '' })
                }
                actions={
                  <LinkButton size="small" to={`${base}/receipts/${other}`}>
                    {receipt.reversedByNumber ?? receipt.reversesNumber}
                  </LinkButton>
                }
              />
            )}
            <Section>
              <ReceiptFacts
                receipt={receipt}
                forStaff
                employerTo={
                  receipt.affiliationId === null
                    ? undefined
                    : `${base}/employers/${receipt.affiliationId}`
                }
              />
            </Section>
            <Section flush title={t('payments.allocations')}>
              <ReceiptAllocations rows={allocations} base={base} />
            </Section>
            <Section flush title={t('payments.pieces')}>
              <ReceiptPieces rows={pieces} base={base} />
            </Section>
          </>
        }
        aside={
          <>
            {may.allocate && (
              <AllocateReceipt
                {...{ receipt, formKey, result, base }}
                hasOpenCall={data.hasOpenCall}
              />
            )}
            <RecordHistory rows={history} />
          </>
        }
      />
    </>
  );
}
