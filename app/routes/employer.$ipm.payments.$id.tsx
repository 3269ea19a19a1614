import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react';
import { LinkButton } from '~/components/button';
import { InstantText } from '~/components/dates';
import { FactGrid } from '~/components/fact-grid';
import { Money } from '~/components/figures';
import { Notice } from '~/components/notice';
import { PageHeader } from '~/components/page-header';
import { Section, Stack } from '~/components/section';
import { sum } from '~/domain/money';
import { checkPayment } from '~/features/payments/check-payment.server';
import { CheckoutState } from '~/features/payments/checkout-list';
import {
  getOwnCheckout,
  listCheckoutCalls,
  type CheckoutRow,
  type PaidCall,
} from '~/features/payments/checkout-queries.server';
import { PaidCallsTable } from '~/features/payments/paid-calls-table';
import { CheckPaymentForm } from '~/features/payments/payment-form';
import { AwaitingConfirmation } from '~/features/payments/payment-panel';
import { idOfPath } from '~/features/progress/id-of-path';
import { useT } from '~/i18n/t';
import { byIntent, employerAction, employerLoader } from '~/platform/handler.server';

export const loader = employerLoader('own-call:read', async (ctx) => {
  const checkout = await getOwnCheckout(ctx, idOfPath(ctx.params['id']));
  const calls = await listCheckoutCalls(ctx, checkout);
  const { base, formKey } = ctx;
  return { base, formKey, checkout, calls, title: ctx.t('paying.payment') };
});

export const action = byIntent({
  check: employerAction('own-call:pay', CheckPaymentForm, checkPayment, {
    done: (ctx, _result, { checkoutId }) => ({ to: `${ctx.base}/payments/${checkoutId}` }),
  }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function Payment() {
  const { base, formKey, checkout, calls, title } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useT();
  const { id, state, amountXof, createdAt, failureCode } = checkout;
  return (
    <>
      <PageHeader
        title={title}
        aside={<Money amountXof={amountXof} />}
        badge={<CheckoutState state={state} />}
        breadcrumb={[{ label: t('contributions.ownCalls'), to: `${base}/calls` }]}
      />
      <Stack>
        {state === 'intent' || state === 'open' ? (
          <AwaitingConfirmation
            {...{ checkout, formKey, result }}
            refreshTo={`${base}/payments/${id}`}
          />
        ) : (
          <Outcome {...{ base, checkout, calls }} />
        )}
        <Section>
          <FactGrid
            facts={[
              { label: t('payments.amount'), value: <Money amountXof={amountXof} strong /> },
              { label: t('payments.method'), value: t('payments.methods.wave') },
              { label: t('paying.startedAt'), value: <InstantText instant={createdAt} /> },
              ...(failureCode === null || state === 'complete'
                ? []
                : [
                    {
                      label: t('paying.cause'),
                      value: t.dynamic(`wave.errors.${failureCode}`),
                    },
                  ]),
            ]}
          />
        </Section>
        <Section flush title={t('paying.callsOfPayment')}>
          <PaidCallsTable calls={calls} base={base} />
        </Section>
      </Stack>
    </>
  );
}

type OutcomeProps = {
  readonly base: string;
  readonly checkout: CheckoutRow;
  readonly calls: readonly PaidCall[];
};

function Outcome({ base, checkout, calls }: OutcomeProps) {
  const t = useT();
  const [query] = useSearchParams();
  const openXof = sum(calls.map((call) => call.openXof));
  if (checkout.state === 'complete') {
    const { amountXof, receiptId } = checkout;
    return (
      <Notice
        tone="success"
        title={t('payments.confirmed')}
        actions={
          receiptId !== null && (
            <LinkButton size="small" to={`${base}/receipts/${receiptId}`}>
              {t('paying.seeReceipt')}
            </LinkButton>
          )
        }
      >
        {openXof === 0n
          ? t('paying.settled', { count: calls.length })
          : t('paying.settledInPart', { amountXof, openXof })}
      </Notice>
    );
  }
  const again = new URLSearchParams(calls.map(({ id }) => ['call', String(id)]));
  return (
    <Notice
      tone="warn"
      title={t(query.get('paid') === '0' ? 'payments.notPaid' : 'paying.over')}
      actions={
        openXof > 0n && (
          <LinkButton size="small" to={`${base}/payments/new?${again.toString()}`}>
            {t('paying.again')}
          </LinkButton>
        )
      }
    >
      {t('payments.notPaidText')}
    </Notice>
  );
}
