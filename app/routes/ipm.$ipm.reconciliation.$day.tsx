import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { InstantText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { PageHeader } from '~/components/page-header';
import { usePaging } from '~/components/pagination';
import { Section, Stack } from '~/components/section';
import { StateBadge } from '~/components/state-badge';
import { TableToolbar } from '~/components/table-toolbar';
import { NotFound } from '~/domain/outcome';
import { isPlausible, parseDay } from '~/domain/period';
import { attachRefund } from '~/features/payments/reconciliation/attach-refund.server';
import { bankSweep } from '~/features/payments/reconciliation/bank-sweep.server';
import {
  explainDay,
  getWalletDay,
} from '~/features/payments/reconciliation/explanation-queries.server';
import { ExplanationTable } from '~/features/payments/reconciliation/explanation-table';
import {
  reconciliationFilterOf,
  TRANSACTIONS_PAGE_SIZE,
} from '~/features/payments/reconciliation/reconciliation-filter';
import {
  AttachRefundForm,
  BankSweepForm,
  RunReconciliationForm,
  SuspendTransactionForm,
} from '~/features/payments/reconciliation/reconciliation-form';
import { isRunExpected } from '~/features/payments/reconciliation/reconciliation-queries.server';
import { LastRun, RunButton } from '~/features/payments/reconciliation/run-panel';
import { runReconciliation } from '~/features/payments/reconciliation/run-reconciliation.server';
import { suspendTransaction } from '~/features/payments/reconciliation/suspend-transaction.server';
import { listDayTransactions } from '~/features/payments/reconciliation/transaction-queries.server';
import { TransactionTable } from '~/features/payments/reconciliation/transaction-table';
import { Difference } from '~/features/payments/reconciliation/wallet-day-table';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const { base, formKey, today } = ctx;
  const asked = parseDay(ctx.params['day'] ?? '');
  if (!asked.ok || !isPlausible(asked.value)) throw new NotFound('a day of the wallet');
  const { page } = reconciliationFilterOf(ctx.query);
  const day = await getWalletDay(ctx, asked.value);
  const [explanation, transactions, isExpected] = await Promise.all([
    explainDay(ctx, day),
    listDayTransactions(ctx, day.day, page),
    isRunExpected(ctx),
  ]);
  const title = ctx.t('reconciliation.dayTitle', { day: day.day });
  return { base, formKey, today, page, day, explanation, transactions, isExpected, title };
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

export default function ReconciledDay() {
  const data = useLoaderData<typeof loader>();
  const { base, formKey, today, page, day, explanation, transactions, isExpected } = data;
  const result = useActionData<typeof action>();
  const t = useT();
  const paging = usePaging({ page, pageSize: TRANSACTIONS_PAGE_SIZE, total: transactions.total });
  return (
    <>
      <PageHeader
        title={data.title}
        breadcrumb={[{ label: t('reconciliation.title'), to: `${base}/reconciliation` }]}
        badge={
          <StateBadge tone={day.isFinal ? 'settled' : 'progress'}>
            {t(day.isFinal ? 'reconciliation.final' : 'reconciliation.provisional')}
          </StateBadge>
        }
        actions={!isExpected && <RunButton day={day.day} formKey={formKey} result={result} />}
      />
      <Stack>
        <LastRun run={null} isExpected={isExpected} />
        <Section>
          <FactGrid
            facts={[
              {
                label: t('reconciliation.atWave'),
                value: <Money amountXof={day.closingXof} strong />,
              },
              {
                label: t('reconciliation.inBooks'),
                value: <Money amountXof={explanation.booksClosingXof} strong />,
              },
              {
                label: t('reconciliation.difference'),
                value: <Difference amountXof={explanation.differenceXof} />,
              },
              {
                label: t('reconciliation.opening'),
                value: <Money amountXof={day.openingXof} />,
              },
              {
                label: t('reconciliation.moved'),
                value: <Money amountXof={day.closingXof - day.openingXof} />,
              },
              { label: t('reconciliation.readAt'), value: <InstantText instant={day.readAt} /> },
            ]}
          />
        </Section>
        <Section
          flush
          title={t('reconciliation.explanation')}
          description={t('reconciliation.explanationText')}
        >
          <ExplanationTable explanation={explanation} day={day.day} base={base} />
        </Section>
        <Section flush title={t('reconciliation.transactions')}>
          <TableToolbar
            searchName={null}
            exports={{
              csv: `${base}/reconciliation/export?export=csv&from=${day.day}&to=${day.day}`,
              xlsx: `${base}/reconciliation/export?export=xlsx&from=${day.day}&to=${day.day}`,
            }}
          />
          <TransactionTable
            {...{ base, today, formKey, result, paging }}
            rows={transactions.rows}
            emptyText={t('reconciliation.noTransaction')}
          />
        </Section>
      </Stack>
    </>
  );
}
