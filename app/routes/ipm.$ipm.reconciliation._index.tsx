import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { History, Wallet } from 'lucide-react';
import { LinkButton } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { TableToolbar } from '~/components/table-toolbar';
import { attachRefund } from '~/features/payments/reconciliation/attach-refund.server';
import { bankSweep } from '~/features/payments/reconciliation/bank-sweep.server';
import { reconciliationFilterOf } from '~/features/payments/reconciliation/reconciliation-filter';
import {
  AttachRefundForm,
  BankSweepForm,
  RunReconciliationForm,
  SuspendTransactionForm,
} from '~/features/payments/reconciliation/reconciliation-form';
import {
  findLastRun,
  hasWallet,
  isRunExpected,
  listWalletDays,
} from '~/features/payments/reconciliation/reconciliation-queries.server';
import { LastRun, RunButton } from '~/features/payments/reconciliation/run-panel';
import { runReconciliation } from '~/features/payments/reconciliation/run-reconciliation.server';
import { suspendTransaction } from '~/features/payments/reconciliation/suspend-transaction.server';
import { listOpenTransactions } from '~/features/payments/reconciliation/transaction-queries.server';
import { TransactionTable } from '~/features/payments/reconciliation/transaction-table';
import { WalletDayTable } from '~/features/payments/reconciliation/wallet-day-table';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const { base, formKey, today } = ctx;
  const { page } = reconciliationFilterOf(ctx.query);
  const [days, openItems, run, isExpected, isThere] = await Promise.all([
    listWalletDays(ctx, page),
    listOpenTransactions(ctx),
    findLastRun(ctx),
    isRunExpected(ctx),
    hasWallet(ctx),
  ]);
  const title = ctx.t('reconciliation.title');
  return { base, formKey, today, page, days, openItems, run, isExpected, isThere, title };
});

const done = (ctx: { readonly url: URL }, toast: string) => ({
  to: ctx.url.pathname,
  toast,
});

export const action = byIntent({
  run: ipmAction('receipt:record', RunReconciliationForm, runReconciliation, {
    done: (ctx) => done(ctx, 'reconciliation.toasts.asked'),
  }),
  bank: ipmAction('receipt:record', BankSweepForm, bankSweep, {
    done: (ctx) => done(ctx, 'reconciliation.toasts.banked'),
  }),
  attach: ipmAction('receipt:reverse', AttachRefundForm, attachRefund, {
    done: (ctx) => done(ctx, 'reconciliation.toasts.attached'),
  }),
  suspend: ipmAction('receipt:record', SuspendTransactionForm, suspendTransaction, {
    done: (ctx) => done(ctx, 'reconciliation.toasts.suspended'),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Reconciliation() {
  const data = useLoaderData<typeof loader>();
  const { base, formKey, today, page, days, openItems, run, isExpected, isThere, title } = data;
  const result = useActionData<typeof action>();
  const t = useT();
  const runButton = <RunButton formKey={formKey} result={result} />;
  return (
    <>
      <PageHeader
        title={title}
        description={t('reconciliation.description')}
        actions={
          isThere && (
            <>
              <LinkButton to={`${base}/reconciliation/runs`} icon={History}>
                {t('reconciliation.runs.title')}
              </LinkButton>
              {!isExpected && runButton}
            </>
          )
        }
      />
      {isThere ? (
        <Stack>
          <LastRun run={run} isExpected={isExpected} />
          {openItems.length > 0 && (
            <Section
              flush
              title={t('reconciliation.openItems')}
              description={t('reconciliation.openItemsText')}
            >
              <TransactionTable
                {...{ base, today, formKey, result }}
                rows={openItems}
                emptyText={t('reconciliation.nothingOpen')}
              />
            </Section>
          )}
          <Section flush title={t('reconciliation.days')}>
            <TableToolbar
              searchName={null}
              exports={{
                csv: `${base}/reconciliation/export?export=csv`,
                xlsx: `${base}/reconciliation/export?export=xlsx`,
              }}
            />
            <WalletDayTable {...{ ...days, page, base }} emptyAction={null} />
          </Section>
        </Stack>
      ) : (
        <EmptyState icon={Wallet} title={t('reconciliation.noWalletTitle')}>
          {t('reconciliation.noWalletText')}
        </EmptyState>
      )}
    </>
  );
}
