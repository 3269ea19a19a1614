import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { PageHeader } from '~/components/page-header';
import { Section } from '~/components/section';
import { reconciliationFilterOf } from '~/features/payments/reconciliation/reconciliation-filter';
import { RunReconciliationForm } from '~/features/payments/reconciliation/reconciliation-form';
import {
  hasWallet,
  isRunExpected,
} from '~/features/payments/reconciliation/reconciliation-queries.server';
import { RunButton } from '~/features/payments/reconciliation/run-panel';
import { listRuns } from '~/features/payments/reconciliation/run-queries.server';
import { runReconciliation } from '~/features/payments/reconciliation/run-reconciliation.server';
import { RunTable } from '~/features/payments/reconciliation/run-table';
import { useT } from '~/i18n/t';
import { byIntent, ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('receipt:record', async (ctx) => {
  const { base, formKey } = ctx;
  const { page } = reconciliationFilterOf(ctx.query);
  const [runs, isExpected, isThere] = await Promise.all([
    listRuns(ctx, page),
    isRunExpected(ctx),
    hasWallet(ctx),
  ]);
  const mayRun = isThere && !isExpected;
  return { base, formKey, page, runs, mayRun, title: ctx.t('reconciliation.runs.title') };
});

export const action = byIntent({
  run: ipmAction('receipt:record', RunReconciliationForm, runReconciliation, {
    done: (ctx) => ({ to: ctx.url.pathname, toast: 'reconciliation.toasts.asked' }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function ReconciliationRuns() {
  const { base, formKey, page, runs, mayRun, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  return (
    <>
      <PageHeader
        title={title}
        description={t('reconciliation.runs.text')}
        breadcrumb={[{ label: t('reconciliation.title'), to: `${base}/reconciliation` }]}
        actions={mayRun && <RunButton formKey={formKey} result={result} />}
      />
      <Section flush>
        <RunTable {...{ ...runs, page, base }} />
      </Section>
    </>
  );
}
