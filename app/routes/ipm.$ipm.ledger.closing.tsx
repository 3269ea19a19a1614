import type { MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { Closing } from '~/features/ledger/closing';
import { closeMonth } from '~/features/ledger/close-month.server';
import { CloseMonthForm } from '~/features/ledger/ledger-form';
import { closingPage } from '~/features/ledger/ledger-pages.server';
import { ipmAction, ipmLoader } from '~/platform/handler.server';

export const loader = ipmLoader('ledger:read', async (ctx) => ({
  ...(await closingPage(ctx)),
  title: ctx.t('ledger.closing'),
}));

export const action = ipmAction('ledger:close', CloseMonthForm, closeMonth, {
  done: (ctx) => ({ to: `${ctx.base}/ledger/closing`, toast: 'ledger.toasts.closed' }),
});

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.title ?? ''} — icamo` },
];

export default function LedgerClosing() {
  return <Closing {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />;
}
